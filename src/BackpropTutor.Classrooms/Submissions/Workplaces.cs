using System.Collections.Concurrent;
using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Assignments;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Exercises;
using BackpropTutor.Classrooms.Model;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Submissions;

/// <summary>
/// Finds what holds for a learner's work. Remembered for a second, since a class that works asks for the same again and again; an extension
/// is therefore seen at the latest a second later.
/// </summary>
public sealed class Workplaces(IDbContextFactory<ClassroomsContext> contexts, ExerciseLibrary library, TimeProvider clock)
{
    const int MostRemembered = 20_000;

    static readonly TimeSpan Remembered = TimeSpan.FromSeconds(1);

    readonly ConcurrentDictionary<(Guid Account, Guid Item), (DateTimeOffset Until, Workplace Place)> known = new();

    public async Task<Result<Workplace>> FindAsync(Actor actor, Guid itemId, CancellationToken stop = default)
    {
        var now = clock.GetUtcNow();
        if (known.TryGetValue((actor.AccountId, itemId), out var remembered) && remembered.Until > now)
        {
            return remembered.Place;
        }

        await using var context = await contexts.CreateDbContextAsync(stop);
        var assignmentId = await context.Items.Where(item => item.Id == itemId).Select(item => (Guid?)item.AssignmentId)
            .SingleOrDefaultAsync(stop);
        var entered = await ClassGate.EnterAssignmentAsync(context, actor, assignmentId ?? Guid.Empty, ClassAction.Work, stop);
        if (!entered.Succeeded)
        {
            return entered.Refusal;
        }

        var place = await OfAsync(context, entered.Value, entered.Value.Class.Own!, itemId, stop);
        if (known.Count >= MostRemembered)
        {
            known.Clear();
        }

        known[(actor.AccountId, itemId)] = (now + Remembered, place);
        return place;
    }

    /// <summary>The same for a learner whom a teacher looks at.</summary>
    public async Task<Result<Workplace>> FindForAsync(Actor teacher, Guid itemId, Guid enrolmentId, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var assignmentId = await context.Items.Where(item => item.Id == itemId).Select(item => (Guid?)item.AssignmentId)
            .SingleOrDefaultAsync(stop);
        var entered = await ClassGate.EnterAssignmentAsync(context, teacher, assignmentId ?? Guid.Empty, ClassAction.SeeMarks, stop);
        if (!entered.Succeeded)
        {
            return entered.Refusal;
        }

        var learner = await ClassGate.FindLearnerAsync(context, teacher, entered.Value.Class, enrolmentId, stop);
        return learner.Succeeded ? await OfAsync(context, entered.Value, learner.Value, itemId, stop) : learner.Refusal;
    }

    async Task<Workplace> OfAsync(ClassroomsContext context, AssignmentAccess access, Enrolment learner, Guid itemId,
        CancellationToken stop)
    {
        var item = access.Assignment.Items.Single(one => one.Id == itemId);
        item.Version ??= await context.Versions.SingleAsync(version => version.Id == item.VersionId, stop);
        var groups = await context.GroupMembers.Where(member => member.EnrolmentId == learner.Id).Select(member => member.GroupId)
            .ToHashSetAsync(stop);
        var exercise = library.Open(item.Version);
        var variant = exercise?.WithNumbers(ExerciseLibrary.VariantFor(exercise, access.Assignment, item.Id, learner.Id));
        return new(
            access.Class.Classroom, access.Assignment, item, learner, Schedule.Of(access.Assignment, learner, groups), exercise, variant);
    }
}
