using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Model;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Rooms;

/// <summary>Reads the room while it works. Read again when the assignment's bell rings.</summary>
public sealed class RoomService(IDbContextFactory<ClassroomsContext> contexts, TimeProvider clock)
{
    public async Task<Result<Room>> ReadAsync(Actor actor, Guid assignmentId, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var entered = await ClassGate.EnterAssignmentAsync(context, actor, assignmentId, ClassAction.SeeRoom, stop);
        if (!entered.Succeeded)
        {
            return entered.Refusal;
        }

        var learners = await entered.Value.Class.Visible(context.Enrolments.AsNoTracking())
            .Where(row => row.Role == ClassRole.Learner && row.LeftAt == null).OrderBy(row => row.Name).ToListAsync(stop);
        var items = entered.Value.Assignment.Items.ConvertAll(item => item.Id);
        var submissions = await context.Submissions.AsNoTracking().Where(row => items.Contains(row.ItemId) && !row.ByStaff)
            .OrderBy(row => row.At).ThenBy(row => row.Id).ToListAsync(stop);
        var work = await context.ItemWork.AsNoTracking().Where(row => items.Contains(row.ItemId)).ToListAsync(stop);
        return RoomCount.Of(entered.Value.Assignment, learners, submissions, work, clock.GetUtcNow());
    }
}
