using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Tests.Support;
using BackpropTutor.Grading.Verdicts;
using Xunit;

namespace BackpropTutor.Grading.Tests.Questions;

public sealed class NumberTests
{
    static readonly AnswerKey Bias = AnswerKey.Of(new()
    {
        Id = "bias-numbers",
        Question = new NumbersFor(new GradientOf("b")),
        Model = new(SmallNetwork.Program) { Values = SmallNetwork.Values },
    });

    [Theory]
    [InlineData("[0.5, -0.196612]")]
    [InlineData("[0.5, -0.1966]")]
    [InlineData("[0.50, -0.20]")]
    [InlineData("[1/2, -exp(-1)/(1 + exp(-1))^2]")]
    public void DigitsAsTypedPass(string answer) => Assert.Equal(VerdictKind.Correct, Grader.Grade(Bias, answer).Kind);

    [Theory]
    [InlineData("[0.125, 0.14373]", null)]
    [InlineData("[2, -1]", "missing-activation-derivative")]
    [InlineData("[0.47001, -0.21936]", "derivative-at-output")]
    [InlineData("0.30339", "matmul-for-hadamard")]
    [InlineData("[-0.5, 0.19661]", "sign")]
    public void WrongNumbersAreNotAcceptedAndTheirRuleIsNamed(string answer, string? diagnosis)
    {
        var verdict = Grader.Grade(Bias, answer);

        Assert.Equal(VerdictKind.Wrong, verdict.Kind);
        Assert.Equal(diagnosis ?? verdict.Diagnoses[0].Id, verdict.Diagnoses[0].Id);
    }

    [Fact]
    public void RoundingThatAccumulatedEarnsItsHint()
    {
        var verdict = Grader.Grade(Bias, "[0.5, -0.19]");

        Assert.Equal((VerdictKind.Partial, "rounded-too-early"), (verdict.Kind, verdict.Diagnoses[0].Id));
        Assert.Equal([true, false], verdict.Entries);
    }
}
