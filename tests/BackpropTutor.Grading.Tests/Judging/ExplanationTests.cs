using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Questions.Formulas;
using BackpropTutor.Grading.Questions.Numeric;
using BackpropTutor.Grading.Tests.Support;
using BackpropTutor.Grading.Verdicts;
using Xunit;

namespace BackpropTutor.Grading.Tests.Judging;

public sealed class ExplanationTests
{
    static readonly ExerciseModel Fixed = new(SmallNetwork.Program) { Values = SmallNetwork.Values };

    [Theory]
    [InlineData("h", "z", "skipped-step")]
    [InlineData("z", "W x", "skipped-step")]
    [InlineData("z", "W x - b", "wrong-operation")]
    [InlineData("h", "tanh(z)", "wrong-operation")]
    public void AWrongValueIsExplained(string value, string answer, string id)
    {
        var exercise = AnswerKey.Of(new()
        {
            Id = "values",
            Question = new FormulaFor(new ValueOf(value)),
            Model = new(SmallNetwork.Program)
        });

        Assert.Equal(id, Grader.Grade(exercise, answer).Diagnoses[0].Id);
    }

    [Fact]
    public void AStepUphillIsExplained()
    {
        var model = Fixed with { Given = Fixed.Given.Add("delta", "z") };
        var exercise = AnswerKey.Of(new() { Id = "step", Question = new FormulaFor(new ExpressionOf("b - 0.1 delta")), Model = model });

        Assert.Equal(VerdictKind.Correct, Grader.Grade(exercise, "b - delta / 10").Kind);
        Assert.Equal("wrong-operation", Grader.Grade(exercise, "b + 0.1 delta").Diagnoses[0].Id);
    }

    [Fact]
    public void WhereSeveralStoriesFitTheirCommonGroundIsSaid()
    {
        var program = Nodes.Program(("s", Autodiff.Graphs.Node.Of(new Autodiff.Ops.Multiply(), SmallNetwork.S, 3.0)));
        var exercise = AnswerKey.Of(new()
        {
            Id = "several",
            Question = new NumbersFor(new GradientOf("b")),
            Model = new(program) { Values = SmallNetwork.Values }
        });
        var several = Grader.Grade(exercise, "[0.5, -0.19661]");

        Assert.True(several.Diagnoses.Length > 1, $"{several}");
        Assert.NotNull(several.Common);
    }
}
