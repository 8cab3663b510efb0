using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Questions.NumericOrFormulas;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Language;
using Xunit;

namespace BackpropTutor.Grading.Tests.Keys;

public sealed class NoDerivativeTests
{
    /// <summary>Where there is truly no derivative the verdict says that, and blames nobody.</summary>
    [Theory]
    [InlineData("f = max(x[0], x[1])", new double[] { 2, 2 })]
    [InlineData("f = max(x)", new double[] { 3, 3 })]
    [InlineData("f = sum(abs(x))", new double[] { 0, 1 })]
    [InlineData("f = norm(x)", new double[] { 0, 0 })]
    public void AtATieOrATipNothingIsJudgedAndNobodyBlamed(string function, double[] x)
    {
        var verdict = Grader.Grade(AnswerKey.Of(At(function, x)), "[1, 0]");

        Assert.Equal((VerdictKind.Undecided, DiagnosisIds.BrokenExercise), (verdict.Kind, Assert.Single(verdict.Diagnoses).Id));
        Assert.StartsWith("At these numbers the function has no derivative", verdict.Diagnoses[0].Message.English,
            StringComparison.Ordinal);
        Assert.DoesNotContain("author", verdict.Diagnoses[0].Message.English, StringComparison.Ordinal);
        Assert.StartsWith("이 값에서는 함수에 도함수가 없어서", verdict.Diagnoses[0].Message.Korean, StringComparison.Ordinal);
    }

    /// <summary>Numbers outside a domain are the author's affair.</summary>
    [Fact]
    public void OutsideTheDomainTheExerciseIsAtFault()
    {
        var verdict = Grader.Grade(AnswerKey.Of(At("f = sum(log(x))", [-1, 2])), "[1, 0]");

        Assert.Equal(VerdictKind.Undecided, verdict.Kind);
        Assert.Contains("author", Assert.Single(verdict.Diagnoses).Message.English, StringComparison.Ordinal);
    }

    /// <summary>At a kink the language gives relu the flat side's slope: what holds there and on that side is right.</summary>
    [Theory]
    [InlineData("f = sum(relu(x))", "x > 0", VerdictKind.Correct)]
    [InlineData("f = sum(relu(x))", "[0, 1]", VerdictKind.Correct)]
    [InlineData("f = sum(relu(x))", "[1, 1]", VerdictKind.Partial)]
    [InlineData("f = sum(relu(x))", "x >= 0", VerdictKind.Partial)]
    [InlineData("f = sum(leakyrelu(x, 0.1))", "[0.1, 1]", VerdictKind.Correct)]
    [InlineData("f = sum(clip(x, 0, 2))", "[0, 1]", VerdictKind.Correct)]
    [InlineData("f = sum(hardtanh(x - 1))", "[0, 1]", VerdictKind.Correct)]
    public void AtAKinkTheConventionIsTheKey(string function, string answer, VerdictKind kind) =>
        Assert.Equal(kind, Grader.Grade(AnswerKey.Of(At(function, [0, 1])), answer).Kind);

    static Exercise At(string function, double[] x) => new()
    {
        Id = "kink",
        Question = new NumbersOrFormulaFor(new GradientOf("x")),
        Model = new(AnswerLanguage.ReadProgram(function, new Dictionary<string, Shape> { ["x"] = Shape.Vector(2) }).Expect())
        {
            Values = ImmutableDictionary<string, Tensor>.Empty.Add("x", Tensor.Vector(x)),
        },
    };
}
