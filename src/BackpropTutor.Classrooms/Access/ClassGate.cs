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
        if (classroom is null || classroom.DeletedAt is not null != deleted)
        {
            return AccessRules.NoSuchClass;
        }

        var own = await context.Enrolments.SingleOrDefaultAsync(row =>
            row.ClassroomId == classroomId && row.AccountId == actor.AccountId, stop);
        return AccessRules.Refuses(action, actor, classroom, own) is { } refusal
            ? refusal
            : new ClassAccess(classroom, own, AccessRules.OnlySection(actor, own));
    }

    /// <summary>The assignment with its items and overrides, and the class that it is of.</summary>
    public static async Task<Result<AssignmentAccess>> EnterAssignmentAsync(
        ClassroomsContext context, Actor actor, Guid assignmentId, ClassAction action, CancellationToken stop)
    {
        var assignment = await context.Assignments.Include(row => row.Items).Include(row => row.Overrides).AsSplitQuery()
            .SingleOrDefaultAsync(row => row.Id == assignmentId && row.DeletedAt == null, stop);
        if (assignment is null)
        {
            return NoSuchAssignment;
        }

        var entered = await EnterAsync(context, actor, assignment.ClassroomId, action, stop);
        if (!entered.Succeeded)
        {
            return entered.Refusal.Kind == RefusalKind.NotFound ? NoSuchAssignment : entered.Refusal;
        }

        assignment.Items.Sort((left, right) => left.Position.CompareTo(right.Position));
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
