using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Checking;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Questions.Formulas;
using BackpropTutor.Grading.Questions.Numeric;
using BackpropTutor.Grading.Tests.Support;
using BackpropTutor.Language;
using Xunit;

namespace BackpropTutor.Grading.Tests.Checking;

public sealed class ExerciseCheckTests
{
    public static TheoryData<string, string> Gradients =>
        [.. Oracle.Examples.SelectMany(example => example.Values.Keys.Select(name => (example.Id, name)))];

    [Theory]
    [MemberData(nameof(Gradients))]
    public void EveryMistakeIsToldFromTheTruthAndEveryRewriteAccepted(string id, string wrt)
    {
        var example = Oracle.Examples.Single(worked => worked.Id == id);
        foreach (var model in new[] { new ExerciseModel(example.Program.Expect()) { Values = example.Values },
            new ExerciseModel(example.Program.Expect()) { Kinds = example.Kinds } })
        {
            var report = ExerciseCheck.Of(new Exercise
            {
                Id = $"{id} {wrt}",
                Question = new FormulaFor(new GradientOf(wrt)),
                Model = model
            });

            Assert.True(report.IsSound, $"{id} ∂/∂{wrt}: {string.Join(" ", report.Faults)}");
            Assert.True(report.Rewrites >= 10);
            Assert.Equal(report.Mistakes, report.Killed);
        }
    }

    [Fact]
    public void AStatedWrongAnswerThatIsRightIsReported()
    {
        var report = ExerciseCheck.Of(Stating("u ⊙ h ⊙ (1 - h)", "sign"));

        Assert.Equal(["stated"], report.Faults.Select(fault => fault.Id));
    }

    [Fact]
    public void AStatedWrongAnswerIsExplainedAsStated() =>
        Assert.True(ExerciseCheck.Of(Stating("h ⊙ h ⊙ (1 - h)", "wrong-variable")).IsSound);

    /// <summary>relu'(0) = 0 is the language's convention; |x| has no slope at 0, and the greater of two equal numbers none
    /// either.</summary>
    [Theory]
    [InlineData("f = relu(x)", true)]
    [InlineData("f = leakyrelu(x, 0.1)", true)]
    [InlineData("f = abs(x)", false)]
    [InlineData("f = max(x, 2*x)", false)]
    public void AnExerciseAtAKinkIsSoundWhereAConventionGivesItASlope(string function, bool isSound)
    {
        var program = AnswerLanguage.ReadProgram(function, new Dictionary<string, Shape> { ["x"] = Shape.Scalar }).Expect();
        var report = ExerciseCheck.Of(new Exercise
        {
            Id = "kink",
            Question = new NumbersFor(new GradientOf("x")),
            Model = new(program) { Values = ImmutableDictionary<string, Tensor>.Empty.Add("x", 0.0) },
        });

        Assert.Equal(isSound ? [] : ["key"], report.Faults.Select(fault => fault.Id));
    }

    static Exercise Stating(string answer, string id) =>
        Nodes.Formula("stating", SmallNetwork.Program, new GradientOf("z")) with { Stated = [new(answer, id)] };
}
