using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Bells;
using BackpropTutor.Classrooms.Classes;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Exercises;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Classrooms.Writing;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Assignments;

/// <summary>Puts assignments together and lists them.</summary>
public sealed class AssignmentService(
    IDbContextFactory<ClassroomsContext> contexts, ExerciseLibrary library, OwnExerciseService own, IRoomBell bell, TimeProvider clock)
{
    /// <summary>Of one class, or of all that the actor is in: published ones for learners, all for staff; the next due first.</summary>
    public async Task<IReadOnlyList<AssignmentSummary>> ListAsync(Actor actor, Guid? classroomId = null, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var enrolments = await context.Enrolments.AsNoTracking().Include(row => row.Classroom)
            .Where(row => row.AccountId == actor.AccountId && row.LeftAt == null && row.Classroom!.DeletedAt == null)
            .Where(row => classroomId == null || row.ClassroomId == classroomId).ToListAsync(stop);
        var classes = enrolments.Select(row => row.ClassroomId).ToList();
        if (actor.IsAdministrator && classroomId is { } wanted)
        {
            classes.Add(wanted);
        }

        var assignments = await context.Assignments.AsNoTracking().Include(row => row.Items).Include(row => row.Overrides)
            .Include(row => row.Classroom).AsSplitQuery()
            .Where(row => classes.Contains(row.ClassroomId) && row.DeletedAt == null && row.Classroom!.DeletedAt == null).ToListAsync(stop);
        var ids = enrolments.ConvertAll(row => row.Id);
        var groups = await context.GroupMembers.Where(row => ids.Contains(row.EnrolmentId)).Select(row => row.GroupId).ToHashSetAsync(stop);
        return
        [
            .. from assignment in assignments
               let learner = enrolments.FirstOrDefault(row => row.ClassroomId == assignment.ClassroomId)
               where assignment.IsPublished || actor.IsAdministrator || learner is { IsStaff: true }
               let timing = learner is null ? Schedule.Of(assignment) : Schedule.Of(assignment, learner, groups)
               orderby timing.DueAt, assignment.Title
               select new AssignmentSummary(assignment.Classroom!, assignment, timing, learner),
        ];
    }

    /// <summary>With its items and overrides, for whoever may do that in its class; by default as its authors see it.</summary>
    public async Task<Result<AssignmentAccess>> FindAsync(
        Actor actor, Guid id, ClassAction action = ClassAction.SeeAssignments, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await ClassGate.EnterAssignmentAsync(context, actor, id, action, stop);
    }

    public async Task<Result<Assignment>> CreateAsync(Actor actor, Guid classroomId, AssignmentEdit edit, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var entered = await ClassGate.EnterAsync(context, actor, classroomId, ClassAction.EditAssignments, stop);
        if ((entered.Refusal ?? AssignmentLimits.Refuses(edit)) is { } refusal)
        {
            return refusal;
        }

        var assignment = new Assignment
        {
            ClassroomId = classroomId,
            Title = edit.Title,
            SeedKey = VariantChoice.NewKey(),
            CreatedAt = clock.GetUtcNow(),
        };
        context.Assignments.Add(assignment);
        return await SaveAsync(context, actor, assignment, edit, null, stop);
    }

    public async Task<Result<Assignment>> EditAsync(Actor actor, Guid id, AssignmentEdit edit, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var entered = await ClassGate.EnterAssignmentAsync(context, actor, id, ClassAction.EditAssignments, stop);
        if ((entered.Refusal ?? AssignmentLimits.Refuses(edit)) is { } refusal)
        {
            return refusal;
        }

        return await SaveAsync(context, actor, entered.Value!.Assignment, edit, Told(entered.Value.Assignment), stop);
    }

    /// <summary>Deletes it; it can be had back for 30 days.</summary>
    public async Task<Result<Assignment>> DeleteAsync(Actor actor, Guid id, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var entered = await ClassGate.EnterAssignmentAsync(context, actor, id, ClassAction.EditAssignments, stop);
        if (!entered.Succeeded)
        {
            return entered.Refusal;
        }

        var assignment = entered.Value.Assignment;
        assignment.DeletedAt = clock.GetUtcNow();
        context.Note(actor, clock.GetUtcNow(), assignment.ClassroomId, AuditActions.AssignmentDeleted, assignment.Title);
        await context.SaveChangesAsync(stop);
        bell.Ring(id);
        return assignment;
    }

    /// <summary>What was deleted in a class and can be had back.</summary>
    public async Task<Result<IReadOnlyList<Assignment>>> ListDeletedAsync(Actor actor, Guid classroomId, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var entered = await ClassGate.EnterAsync(context, actor, classroomId, ClassAction.EditAssignments, stop);
        var since = clock.GetUtcNow() - ClassService.Undo;
        return entered.Succeeded
            ? await context.Assignments.AsNoTracking().Where(row => row.ClassroomId == classroomId && row.DeletedAt >= since)
                .ToListAsync(stop)
            : entered.Refusal;
    }

    public async Task<Result<Assignment>> RestoreAsync(Actor actor, Guid id, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var since = clock.GetUtcNow() - ClassService.Undo;
        var assignment = await context.Assignments.SingleOrDefaultAsync(row => row.Id == id && row.DeletedAt >= since, stop);
        var entered = await ClassGate.EnterAsync(context, actor, assignment?.ClassroomId ?? Guid.Empty, ClassAction.EditAssignments, stop);
        if (!entered.Succeeded)
        {
            return entered.Refusal;
        }

        assignment!.DeletedAt = null;
        context.Note(actor, clock.GetUtcNow(), assignment.ClassroomId, AuditActions.AssignmentRestored, assignment.Title);
        await context.SaveChangesAsync(stop);
        bell.Ring(id);
        return assignment;
    }

    async Task<Result<Assignment>> SaveAsync(
        ClassroomsContext context, Actor actor, Assignment assignment, AssignmentEdit edit, string? before, CancellationToken stop)
    {
        Apply(assignment, edit);
        var removed = assignment.Items.Where(item => edit.Items.All(kept => kept.Id != item.Id)).ToArray();
        var ids = removed.Select(item => item.Id).ToArray();
        if (await context.Submissions.AnyAsync(row => ids.Contains(row.ItemId), stop))
        {
            return Refusal.Conflict(
                "An exercise that has been answered cannot be taken out, since its answers would go with it. Give it 0 points instead.",
                "이미 답이 제출된 문제는 답까지 사라지므로 뺄 수 없어요. 대신 배점을 0으로 하세요.");
        }

        context.Items.RemoveRange(removed);
        foreach (var (position, item) in edit.Items.Index())
        {
            if (await PlaceAsync(context, actor, assignment, item, position, stop) is { } refusal)
            {
                return refusal;
            }
        }

        context.Note(actor, clock.GetUtcNow(), assignment.ClassroomId, AuditActions.AssignmentChanged, assignment.Title, before,
            Told(assignment));
        await context.SaveChangesAsync(stop);
        bell.Ring(assignment.Id);
        bell.Ring(assignment.ClassroomId);
        return assignment;
    }

    async Task<Refusal?> PlaceAsync(ClassroomsContext context, Actor actor, Assignment assignment, ItemEdit edit, int position,
        CancellationToken stop)
    {
        if (assignment.Items.FirstOrDefault(item => item.Id == edit.Id) is { } present)
        {
            (present.Position, present.Title, present.Points) = (position, edit.Title, edit.Points);
            return null;
        }

        var pinned = edit switch
        {
            { LessonId: { } lesson, Exercise: { } letter } => library.Pin(lesson, letter) is { } version ? version : NoSuchExercise(edit),
            { OwnExerciseId: { } id, Exercise: { } letter } => await own.PinAsync(context, actor, id, letter, stop),
            _ => NoSuchExercise(edit),
        };
        if (!pinned.Succeeded)
        {
            return pinned.Refusal;
        }

        await context.KeepAsync(pinned.Value, stop);

        var added = new AssignmentItem
        {
            AssignmentId = assignment.Id,
            Position = position,
            Title = edit.Title,
            VersionId = pinned.Value.Id,
            Points = edit.Points
        };
        context.Items.Add(added);
        return null;
    }

    static Result<ExerciseVersion> NoSuchExercise(ItemEdit edit) => Refusal.NotFound(
        $"There is no exercise {edit.LessonId}{edit.Exercise}.", $"문제 {edit.LessonId}{edit.Exercise}은(는) 없어요.");

    static void Apply(Assignment assignment, AssignmentEdit edit)
    {
        (assignment.Title, assignment.Introduction) = (edit.Title.Trim(), edit.Introduction);
        (assignment.OpensAt, assignment.DueAt, assignment.LateUntil, assignment.LateShare) = (edit.OpensAt, edit.DueAt, edit.LateUntil,
            edit.LateShare);
        (assignment.MostAttempts, assignment.AttemptCost) = (edit.MostAttempts, edit.AttemptCost);
        (assignment.HintsAreOpen, assignment.HintCost, assignment.Solutions) = (edit.HintsAreOpen, edit.HintCost, edit.Solutions);
        (assignment.SameNumbers, assignment.Weight, assignment.IsPublished) = (edit.SameNumbers, edit.Weight, edit.IsPublished);
    }

    static string Told(Assignment row) =>
        $"{row.OpensAt:u} – {row.DueAt:u} – {row.LateUntil:u} × {row.LateShare}; attempts {row.MostAttempts} × {row.AttemptCost}; "
        + $"hints {row.HintsAreOpen} {row.HintCost}; "
        + $"solutions {row.Solutions}; same numbers {row.SameNumbers}; weight {row.Weight}; published {row.IsPublished}; "
        + string.Join(", ", row.Items.OrderBy(item => item.Position).Select(item => $"{item.Title} {item.Points}"));
}
