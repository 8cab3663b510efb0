using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Tests.Access;

public sealed class AccessRulesTests
{
    static readonly Classroom Open = new() { Name = "A", Zone = "Asia/Seoul", JoinCode = "A" };
    static readonly Classroom Archived = new() { Name = "A", Zone = "Asia/Seoul", JoinCode = "A", ArchivedAt = DateTimeOffset.UnixEpoch };
    static readonly Actor Somebody = new(Guid.NewGuid(), "Somebody");
    static readonly Actor Administrator = new(Guid.NewGuid(), "Admin", IsAdministrator: true);

    /// <summary>Role by action, as the owner would read it: one row for each action, so that a new one without a row fails.</summary>
    static readonly Dictionary<ClassAction, string> Table = new()
    {
        [ClassAction.See] = "learner assistant teacher administrator",
        [ClassAction.Work] = "learner assistant teacher",
        [ClassAction.SeeRoster] = "assistant teacher administrator",
        [ClassAction.SeeMarks] = "assistant teacher administrator",
        [ClassAction.SeeRoom] = "assistant teacher administrator",
        [ClassAction.SetMarks] = "assistant teacher administrator",
        [ClassAction.SeeAssignments] = "assistant teacher administrator",
        [ClassAction.Extend] = "assistant teacher administrator",
        [ClassAction.EditAssignments] = "teacher administrator",
        [ClassAction.Regrade] = "teacher administrator",
        [ClassAction.EditRoster] = "teacher administrator",
        [ClassAction.EditClass] = "teacher administrator",
    };

    public static TheoryData<ClassAction> Actions { get; } = [.. Enum.GetValues<ClassAction>()];

    [Theory]
    [MemberData(nameof(Actions))]
    public void EachRoleMayWhatTheTableSays(ClassAction action)
    {
        var allowed = Table[action].Split(' ');

        Assert.Equal(allowed.Contains("learner"), May(action, Somebody, Place(ClassRole.Learner)));
        Assert.Equal(allowed.Contains("assistant"), May(action, Somebody, Place(ClassRole.Assistant)));
        Assert.Equal(allowed.Contains("teacher"), May(action, Somebody, Place(ClassRole.Teacher)));
        Assert.Equal(allowed.Contains("administrator"), May(action, Administrator, null));
        Assert.False(May(action, Somebody, null));
        Assert.False(May(action, Somebody, Place(ClassRole.Teacher, left: true)));
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void ARefusalSaysInBothLanguagesWhoCanGrantIt(ClassAction action)
    {
        var refusals = new[] { Place(ClassRole.Learner), Place(ClassRole.Assistant), null }
            .Select(own => AccessRules.Refuses(action, Somebody, Open, own)).OfType<Refusal>().ToArray();

        Assert.NotEmpty(refusals);
        Assert.All(refusals, refusal =>
        {
            Assert.Matches("teacher|administrator", refusal.Message.English);
            Assert.Matches("교사|관리자", refusal.Message.Korean);
        });
    }

    [Fact]
    public void AnArchivedClassCanBeReadAndTakenOutAgainOnly()
    {
        var possible = Enum.GetValues<ClassAction>()
            .Where(action => AccessRules.Refuses(action, Somebody, Archived, Place(ClassRole.Teacher)) is null);

        Assert.Equal(
            [ClassAction.See, ClassAction.SeeRoster, ClassAction.SeeMarks, ClassAction.SeeRoom, ClassAction.SeeAssignments,
                ClassAction.EditClass], possible);
    }

    [Fact]
    public void AnAssistantSeesTheOwnSectionAndWithoutOneNobody()
    {
        var (own, other) = (Guid.NewGuid(), Guid.NewGuid());
        var assistant = Place(ClassRole.Assistant, section: own);

        Assert.Null(AccessRules.RefusesLearner(Somebody, assistant, Place(ClassRole.Learner, section: own)));
        Assert.NotNull(AccessRules.RefusesLearner(Somebody, assistant, Place(ClassRole.Learner, section: other)));
        Assert.NotNull(AccessRules.RefusesLearner(Somebody, assistant, Place(ClassRole.Learner)));
        Assert.NotNull(AccessRules.RefusesLearner(Somebody, Place(ClassRole.Assistant), Place(ClassRole.Learner)));
        Assert.Null(AccessRules.RefusesLearner(Somebody, Place(ClassRole.Teacher), Place(ClassRole.Learner, section: other)));
    }

    static bool May(ClassAction action, Actor actor, Enrolment? own) => AccessRules.Refuses(action, actor, Open, own) is null;

    static Enrolment Place(ClassRole role, bool left = false, Guid? section = null) =>
        new() { Name = "Lee", Role = role, LeftAt = left ? DateTimeOffset.UnixEpoch : null, SectionId = section };
}
