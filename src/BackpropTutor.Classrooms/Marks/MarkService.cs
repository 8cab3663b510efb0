using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Bells;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Model;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Marks;

/// <summary>Sets marks beside the computed ones. Each needs a reason, stays as history, and survives a regrade.</summary>
public sealed class MarkService(IDbContextFactory<ClassroomsContext> contexts, IRoomBell bell, TimeProvider clock)
{
    const int LongestReason = 1000;

    /// <param name="points">Null lets the computed mark count again.</param>
    public async Task<Result<MarkOverride>> SetAsync(
        Actor actor, Guid itemId, Guid enrolmentId, double? points, string reason, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var set = await SetAsync(context, actor, itemId, enrolmentId, points, reason, stop);
        if (set.Succeeded)
        {
            await context.SaveChangesAsync(stop);
            bell.Ring(await context.Items.Where(item => item.Id == itemId).Select(item => item.AssignmentId).SingleAsync(stop));
        }

        return set;
    }

    /// <summary>The newest first.</summary>
    public async Task<Result<IReadOnlyList<MarkOverride>>> ListAsync(Actor actor, Guid itemId, Guid enrolmentId,
        CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var found = await FindAsync(context, actor, itemId, enrolmentId, ClassAction.SeeMarks, stop);
        return found.Succeeded
            ? await context.MarkOverrides.AsNoTracking().Where(row => row.ItemId == itemId && row.EnrolmentId == enrolmentId)
                .OrderByDescending(row => row.At).ToListAsync(stop)
            : found.Refusal;
    }

    /// <summary>Within the caller's unit of work.</summary>
    internal async Task<Result<MarkOverride>> SetAsync(
        ClassroomsContext context, Actor actor, Guid itemId, Guid enrolmentId, double? points, string reason, CancellationToken stop)
    {
        var found = await FindAsync(context, actor, itemId, enrolmentId, ClassAction.SetMarks, stop);
        if (!found.Succeeded)
        {
            return found.Refusal;
        }

        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason)
        {
            return Refusal.Invalid("Say why, in a sentence: it is kept with the mark.", "이유를 한 문장으로 적어 주세요. 점수와 함께 남아요.");
        }

        if (points is not (null or (>= 0 and <= 10_000)))
        {
            return Refusal.Invalid("A mark lies between 0 and 10,000 points.", "점수는 0점부터 10,000점까지예요.");
        }

        var before = await context.MarkOverrides.Where(row => row.ItemId == itemId && row.EnrolmentId == enrolmentId)
            .OrderByDescending(row => row.At).Select(row => row.Points).FirstOrDefaultAsync(stop);
        var change = new MarkOverride
        {
            ItemId = itemId,
            EnrolmentId = enrolmentId,
            Points = points,
            Reason = reason.Trim(),
            ById = actor.AccountId,
            ByName = actor.Name,
            At = clock.GetUtcNow(),
        };
        context.MarkOverrides.Add(change);
        context.Note(
            actor, change.At, found.Value.ClassroomId, points is null ? AuditActions.MarkWithdrawn : AuditActions.MarkSet,
            $"{found.Value.Name}, {itemId}", Told(before), Told(points), change.Reason);
        return change;
    }

    static string? Told(double? points) => points?.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    static async Task<Result<Enrolment>> FindAsync(
        ClassroomsContext context, Actor actor, Guid itemId, Guid enrolmentId, ClassAction needed, CancellationToken stop)
    {
        var assignment = await context.Items.Where(item => item.Id == itemId).Select(item => item.AssignmentId).SingleOrDefaultAsync(stop);
        var entered = await ClassGate.EnterAssignmentAsync(context, actor, assignment, needed, stop);
        return entered.Succeeded
            ? await ClassGate.FindLearnerAsync(context, actor, entered.Value.Class, enrolmentId, stop)
            : entered.Refusal;
    }
}
