using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Model;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Access;

/// <summary>The way by which services come to a class: what it finds has been allowed.</summary>
static class ClassGate
{
    public static async Task<Result<ClassAccess>> EnterAsync(
        ClassroomsContext context, Actor actor, Guid classroomId, ClassAction action, CancellationToken stop, bool deleted = false)
    {
        var classroom = await context.Classrooms.SingleOrDefaultAsync(row => row.Id == classroomId, stop);
        var own = classroom is null ? null : await context.Enrolments.SingleOrDefaultAsync(row =>
            row.ClassroomId == classroomId && row.AccountId == actor.AccountId, stop);
        return Admit(actor, classroom, own, action, deleted);
    }

    /// <summary>The same of a class that has been read.</summary>
    public static Result<ClassAccess> Admit(Actor actor, Classroom? classroom, Enrolment? own, ClassAction action, bool deleted = false) =>
        classroom is null || classroom.DeletedAt is not null != deleted ? AccessRules.NoSuchClass
        : AccessRules.Refuses(action, actor, classroom, own) is { } refusal ? refusal
        : new ClassAccess(classroom, own, AccessRules.OnlySection(actor, own));

    /// <summary>The assignment with its items and overrides, and the class that it is of.</summary>
    public static async Task<Result<AssignmentAccess>> EnterAssignmentAsync(
        ClassroomsContext context, Actor actor, Guid assignmentId, ClassAction action, CancellationToken stop)
    {
        var assignment = await FindAssignmentAsync(context.Assignments, assignmentId, stop);
        return assignment is null
            ? NoSuchAssignment
            : Admit(actor, assignment, await EnterAsync(context, actor, assignment.ClassroomId, action, stop));
    }

    /// <summary>With its items, in order, and overrides; null where it was deleted.</summary>
    public static async Task<Assignment?> FindAssignmentAsync(IQueryable<Assignment> assignments, Guid id, CancellationToken stop)
    {
        var assignment = await assignments.Include(row => row.Items).Include(row => row.Overrides).AsSplitQuery()
            .SingleOrDefaultAsync(row => row.Id == id && row.DeletedAt == null, stop);
        assignment?.Items.Sort((left, right) => left.Position.CompareTo(right.Position));
        return assignment;
    }

    /// <summary>To an assignment of a class that the actor entered.</summary>
    public static Result<AssignmentAccess> Admit(Actor actor, Assignment assignment, Result<ClassAccess> entered)
    {
        if (!entered.Succeeded)
        {
            return entered.Refusal.Kind == RefusalKind.NotFound ? NoSuchAssignment : entered.Refusal;
        }

        var isAuthor = actor.IsAdministrator || entered.Value.Own is { IsStaff: true };
        return assignment.IsPublished || isAuthor ? new AssignmentAccess(assignment, entered.Value) : NoSuchAssignment;
    }

    /// <summary>A learner of the class whom the actor may see.</summary>
    public static async Task<Result<Enrolment>> FindLearnerAsync(
        ClassroomsContext context, Actor actor, ClassAccess access, Guid enrolmentId, CancellationToken stop)
    {
        var learner = await context.Enrolments.SingleOrDefaultAsync(row =>
            row.Id == enrolmentId && row.ClassroomId == access.Classroom.Id, stop);
        return learner is null
            ? Refusal.NotFound("There is no such person in this class.", "이 수업에 그런 사람은 없어요.")
            : AccessRules.RefusesLearner(actor, access.Own, learner) is { } refusal ? refusal : learner;
    }

    public static Refusal NoSuchAssignment { get; } = Refusal.NotFound(
        "There is no such assignment in your classes. Perhaps it is not published yet: a teacher of the class can tell.",
        "내 수업에 그런 과제는 없어요. 아직 공개되지 않았을 수 있으니 수업의 교사에게 물어보세요.");
}
