using Xunit;

namespace BackpropTutor.Grading.Tests.TypedAnswers;

/// <summary>Answers as they are typed and pasted, each an example of a kind: what they are read as, and what is said of them.</summary>
public sealed class TypedAnswerTests
{
    public static TheoryData<string> Names => [.. TypedAnswer.All.Select(answer => answer.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void EachBecomesWhatItShould(string name)
    {
        var answer = TypedAnswer.All.Single(one => one.Name == name);
        foreach (var seed in answer.Seeds ?? [7])
        {
            var verdict = Grader.Grade(answer.Exercise(seed), answer.Answer);
            var ids = verdict.Diagnoses.Select(diagnosis => diagnosis.Id).ToArray();
            var said = $"seed {seed}: “{answer.Answer}” is {verdict.Kind} [{string.Join(", ", ids)}] {verdict.Mistake?.Message.English}";

            Assert.True(answer.Verdicts.Contains(verdict.Kind.ToString().ToLowerInvariant()), said);
            Assert.True(answer.Named is null || (answer.First ? ids.Take(1) : ids).Intersect(answer.Named).Any(), said);
            Assert.True(!ids.Intersect(answer.Never ?? []).Any(), said);
        }
    }
}
