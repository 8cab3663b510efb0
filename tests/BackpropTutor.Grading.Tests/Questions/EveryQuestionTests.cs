using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Judging;
using Xunit;

namespace BackpropTutor.Grading.Tests.Questions;

/// <summary>Each kind of question, found by what it is, has its judge in its own folder.</summary>
public class EveryQuestionTests
{
    static readonly Type[] All = [.. typeof(Question).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(Question)))];

    public static TheoryData<string> Kinds => [.. All.Select(type => type.Name)];

    [Theory, MemberData(nameof(Kinds))]
    public void HasOneJudgeBesideIt(string kind)
    {
        var question = Assert.Single(All, type => type.Name == kind);
        var judge = Assert.Single(question.Assembly.GetTypes(), type => type.BaseType == typeof(JudgeOf<>).MakeGenericType(question));
        Assert.Equal(question.Namespace, judge.Namespace);
        Assert.StartsWith("BackpropTutor.Grading.Questions.", question.Namespace, StringComparison.Ordinal);
    }

    [Fact]
    public void AKindWithoutAJudgeSaysWhatToWrite()
    {
        var mistake = Assert.Throws<NotSupportedException>(() => AnswerJudge.Of(new Riddle()));
        Assert.Equal("No judge knows Riddle: write a JudgeOf<Riddle> beside it.", mistake.Message);
    }

    sealed record Riddle : Question;
}
