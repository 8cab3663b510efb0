using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Questions.Formulas;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Language;
using Xunit;

namespace BackpropTutor.Grading.Tests.Sampling;

public sealed class GateTests
{
    static readonly AnswerKey Relu = Prepare("h = relu(z)\ns = u' h", ("u", Shape.Vector(3)), ("z", Shape.Vector(3)));
    static readonly AnswerKey Square = Prepare("q = z^2\ns = q abs(q)", ("z", Shape.Scalar));

    [Theory]
    [InlineData("u ⊙ (z > 0)")]
    [InlineData("u ⊙ (h > 0)")]
    [InlineData("u ⊙ relu'(z)")]
    [InlineData("u ⊙ (1 - (z < 0))")]
    [InlineData("u ⊙ (0 < z)")]
    public void AGateInOtherWordsPasses(string answer) => Assert.Equal(VerdictKind.Correct, Grader.Grade(Relu, answer).Kind);

    [Theory]
    [InlineData("u ⊙ (z > 0.0001)")]
    [InlineData("u ⊙ (h > 0.001)")]
    [InlineData("u ⊙ (h >= 0)")]
    [InlineData("u ⊙ ((z > 0) + (z > -0.0001) - (z > 0.0001)) / 1")]
    public void AGateThatOpensALittleElsewhereIsWrong(string answer) =>
        Assert.NotEqual(VerdictKind.Correct, Grader.Grade(Relu, answer).Kind);

    [Fact]
    public void AGateThatNoDrawnPointTurnsIsFound()
    {
        Assert.Equal(VerdictKind.Correct, Grader.Grade(Square, "4 z^3").Kind);
        Assert.NotEqual(VerdictKind.Correct, Grader.Grade(Square, "4 z^3 + (q < 0.0001)").Kind);
    }

    [Theory]
    [InlineData("4 z^3 (softplus(9 z) > 9 z)", true)]
    [InlineData("4 z^3 hardtanh'(tanh(20 z))", true)]
    [InlineData("4 z^3 tanh(9 z)^2", false)]
    [InlineData("4 z^3 (softplus(9 z) > 10 z)", false)]
    public void WhereRoundingReachesALimitNothingIsSaidOfTheAnswer(string answer, bool isRight) =>
        Assert.Equal(isRight, Grader.Grade(Square, answer).Kind == VerdictKind.Correct);

    static AnswerKey Prepare(string text, params (string Name, Shape Shape)[] variables) => AnswerKey.Of(new Exercise
    {
        Id = text,
        Question = new FormulaFor(new GradientOf("z")),
        Model = new(AnswerLanguage.ReadProgram(text, variables.ToDictionary(variable => variable.Name, variable => variable.Shape))
            .Expect()),
    });
}
