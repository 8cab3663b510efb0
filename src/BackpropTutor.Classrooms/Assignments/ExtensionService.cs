using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Bells;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Model;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Assignments;

/// <summary>
/// Gives learners and groups other dates. While an assignment runs or after its end: it is then open again for them, at once.
/// </summary>
public sealed class ExtensionService(IDbContextFactory<ClassroomsContext> contexts, IRoomBell bell, TimeProvider clock)
{
    const int LongestReason = 1000;

    /// <summary>Puts the override in the place of an earlier one of the same learner or group.</summary>
    public async Task<Result<Assignment>> SetAsync(Actor actor, Guid assignmentId, OverrideEdit edit, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var entered = await ClassGate.EnterAssignmentAsync(context, actor, assignmentId, ClassAction.Extend, stop);
        if (!entered.Succeeded)
        {
            return entered.Refusal;
        }

        var named = await NameAsync(context, actor, entered.Value, edit, stop);
        if ((named.Refusal ?? Refuses(entered.Value.Assignment, edit)) is { } refusal)
        {
            return refusal;
        }

        var assignment = entered.Value.Assignment;
        var present = assignment.Overrides.SingleOrDefault(row => row.EnrolmentId == edit.EnrolmentId && row.GroupId == edit.GroupId);
        var isEmpty = edit is { OpensAt: null, DueAt: null, LateUntil: null, MostAttempts: null };
        context.Note(
            actor, clock.GetUtcNow(), assignment.ClassroomId, isEmpty ? AuditActions.ExtensionRemoved : AuditActions.Extended,
            $"{assignment.Title}: {named.Value}", Told(present),
            $"{edit.OpensAt:u} – {edit.DueAt:u} – {edit.LateUntil:u}; {edit.MostAttempts}", edit.Reason);
        Apply(context, assignment, present, edit, isEmpty);
        await context.SaveChangesAsync(stop);
        bell.Ring(assignmentId);
        return assignment;
    }

    static void Apply(ClassroomsContext context, Assignment assignment, AssignmentOverride? present, OverrideEdit edit, bool isEmpty)
    {
        if (isEmpty)
        {
            if (present is not null)
            {
                context.Overrides.Remove(present);
            }

            return;
        }

        if (present is null)
        {
            present = new() { AssignmentId = assignment.Id, EnrolmentId = edit.EnrolmentId, GroupId = edit.GroupId };
            context.Overrides.Add(present);
        }

        (present.OpensAt, present.DueAt, present.LateUntil, present.MostAttempts, present.Reason) =
            (edit.OpensAt, edit.DueAt, edit.LateUntil, edit.MostAttempts, edit.Reason);
    }

    static async Task<Result<string>> NameAsync(ClassroomsContext context, Actor actor, AssignmentAccess access, OverrideEdit edit,
        CancellationToken stop)
    {
        if (edit.EnrolmentId is { } learner && edit.GroupId is null)
        {
            var found = await ClassGate.FindLearnerAsync(context, actor, access.Class, learner, stop);
            return found.Succeeded ? found.Value.Name : found.Refusal;
        }

        var group = edit.EnrolmentId is null
            ? await context.Groups.SingleOrDefaultAsync(row => row.Id == edit.GroupId && row.ClassroomId == access.Class.Classroom.Id, stop)
            : null;
        return group is null
            ? Refusal.Invalid("An extension is for one learner or for one group of this class.", "연장은 이 수업의 학습자 한 명이나 모둠 하나에 줘요.")
            : access.Class.OnlySection is not null
                ? Refusal.Forbidden("Only teachers of this class can extend for a group.", "모둠의 기한은 이 수업의 교사만 늘릴 수 있어요.")
                : group.Name;
    }

    static Refusal? Refuses(Assignment assignment, OverrideEdit edit)
    {
        var (opens, due) = (edit.OpensAt ?? assignment.OpensAt, edit.DueAt ?? assignment.DueAt);
        return due <= opens || edit.LateUntil <= due || edit.MostAttempts is < 1 or > 1000 || edit.Reason.Length > LongestReason
            ? Refusal.Invalid("The dates must come in order: opening, due, end of late answers.", "날짜는 열림, 마감, 늦은 제출의 끝 순서여야 해요.")
            : null;
    }

    static string? Told(AssignmentOverride? row) =>
        row is null ? null : $"{row.OpensAt:u} – {row.DueAt:u} – {row.LateUntil:u}; {row.MostAttempts}";
}
