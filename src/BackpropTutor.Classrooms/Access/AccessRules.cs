using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Access;

/// <summary>Who may do what in a class, in this one place: read by every service before it reads or writes.</summary>
public static class AccessRules
{
    static readonly HashSet<ClassAction> Learner = [ClassAction.See, ClassAction.Work];

    static readonly HashSet<ClassAction> Assistant =
    [
        ClassAction.See, ClassAction.Work, ClassAction.SeeRoster, ClassAction.SeeMarks, ClassAction.SeeRoom, ClassAction.SetMarks,
        ClassAction.SeeAssignments, ClassAction.Extend,
    ];

    /// <summary>What stays possible in a class that is archived.</summary>
    static readonly HashSet<ClassAction> Reading =
        [ClassAction.See, ClassAction.SeeRoster, ClassAction.SeeMarks, ClassAction.SeeRoom, ClassAction.SeeAssignments,
            ClassAction.EditClass];

    /// <summary>Why the actor may not; null where it is allowed.</summary>
    /// <param name="own">The actor's own place in the class; null where there is none.</param>
    public static Refusal? Refuses(ClassAction action, Actor actor, Classroom classroom, Enrolment? own)
    {
        var present = own is { LeftAt: null } ? own : null;
        if (present is null && !actor.IsAdministrator)
        {
            return NoSuchClass;
        }

        if (!MayByRole(action, actor, present))
        {
            return ByRole(action);
        }

        if (action == ClassAction.Work && present is null)
        {
            return Refusal.Forbidden(
                "You are not in this class, so nothing would be kept. Its teachers can add you.",
                "이 수업에 등록되어 있지 않아 답이 저장되지 않아요. 수업의 교사가 등록해 줄 수 있어요.");
        }

        return classroom.ArchivedAt is not null && !Reading.Contains(action) ? Archived : null;
    }

    /// <summary>The section whose people the actor may see and mark; null where it is the whole class.</summary>
    /// <remarks>An assistant without a section may see nobody: the empty id names none.</remarks>
    public static Guid? OnlySection(Actor actor, Enrolment? own) =>
        own is { LeftAt: null, Role: ClassRole.Assistant } && !actor.IsAdministrator ? own.SectionId ?? Guid.Empty : null;

    /// <summary>Why the actor may not touch this learner; null where it is allowed.</summary>
    public static Refusal? RefusesLearner(Actor actor, Enrolment? own, Enrolment learner) =>
        OnlySection(actor, own) is { } section && learner.SectionId != section
            ? Refusal.Forbidden(
                "This learner is in another section than yours. A teacher of the class can give you that section.",
                "이 학습자는 다른 분반에 있어요. 수업의 교사가 그 분반을 맡겨 줄 수 있어요.")
            : null;

    /// <summary>Why the actor may not make classes; null where it is allowed.</summary>
    public static Refusal? RefusesNewClass(Actor actor) => actor.IsTeacher || actor.IsAdministrator
        ? null
        : Refusal.Forbidden(
            "Only teachers can make a class. An administrator of this service can give you that role.",
            "수업은 교사만 만들 수 있어요. 이 서비스의 관리자가 교사 권한을 줄 수 있어요.");

    /// <summary>Why the actor may not administrate; null where it is allowed.</summary>
    public static Refusal? RefusesAdministration(Actor actor) => actor.IsAdministrator
        ? null
        : Refusal.Forbidden(
            "Only administrators can do this. Another administrator of this service can give you that role.",
            "관리자만 할 수 있어요. 이 서비스의 다른 관리자가 관리자 권한을 줄 수 있어요.");

    internal static Refusal NoSuchClass { get; } = Refusal.NotFound(
        "There is no such class among yours. A teacher of the class can add you, or give you its code to join.",
        "그런 수업은 내 수업에 없어요. 수업의 교사가 등록해 주거나 참여 코드를 줄 수 있어요.");

    static Refusal Archived { get; } = Refusal.Closed(
        "This class is archived: it can be read and not changed. A teacher of the class can take it out of the archive.",
        "이 수업은 보관되어 읽기만 할 수 있어요. 수업의 교사가 보관을 풀 수 있어요.");

    static bool MayByRole(ClassAction action, Actor actor, Enrolment? present) =>
        actor.IsAdministrator || present?.Role switch
        {
            ClassRole.Teacher => true,
            ClassRole.Assistant => Assistant.Contains(action),
            ClassRole.Learner => Learner.Contains(action),
            _ => false,
        };

    static Refusal ByRole(ClassAction action) => Assistant.Contains(action)
        ? Refusal.Forbidden(
            "Only teachers and assistants of this class can see or do this. A teacher of the class can give you that role.",
            "이 수업의 교사와 조교만 보거나 할 수 있어요. 수업의 교사가 그 역할을 줄 수 있어요.")
        : Refusal.Forbidden(
            "Only teachers of this class can do this. A teacher of the class, or an administrator, can give you that role.",
            "이 수업의 교사만 할 수 있어요. 수업의 교사나 관리자가 그 역할을 줄 수 있어요.");
}
