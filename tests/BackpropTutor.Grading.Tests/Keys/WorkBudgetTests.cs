using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Questions.NumericOrFormulas;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Language;
using BackpropTutor.Tests.Timing;
using Xunit;

namespace BackpropTutor.Grading.Tests.Keys;

/// <summary>
/// A whole grade has a budget of counted work. However small it is, a right answer is never called wrong: there are fewer points and fewer
/// known mistakes, and then it is said that the question is too large.
/// </summary>
public sealed class WorkBudgetTests
{
    const string Layer = "z = W*x\nh = sigmoid(z)\ns = sum(h*h)";

    [Theory]
    [InlineData("2 (h ⊙ h ⊙ (1 - h)) x'", VerdictKind.Correct)]
    [InlineData("2 (h ⊙ (1 - h)) x'", VerdictKind.Wrong)]
    [InlineData("x*(2 h ⊙ h ⊙ (1 - h))'", VerdictKind.Partial)]
    public void WithAnyBudgetTheVerdictIsTheSameOrThereIsNone(string answer, VerdictKind expected)
    {
        var graded = 0;
        for (var work = 100L; work <= Limits.WorkOfAll; work *= 2)
        {
            if (Graded(Layer, "W", answer, new(work)) is { } verdict)
            {
                Assert.Equal(expected, verdict.Kind);
                graded++;
            }
        }

        Assert.InRange(graded, 5, 100);
    }

    [Fact]
    public void WhereNotEveryMistakeWasTriedItIsNotSaidThatNoneExplainsTheAnswer()
    {
        var program = string.Join('*', Enumerable.Repeat("x", 3000));

        var verdict = Graded(program, "x", "1", new(Limits.WorkOfAll));

        Assert.Equal(VerdictKind.Wrong, verdict?.Kind);
        Assert.Contains("too large for every usual slip to be tried", Assert.Single(verdict!.Diagnoses).Message.English,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(3000)]
    public void TheSameGradeSpendsTheSameWork(int terms)
    {
        var program = string.Join('*', Enumerable.Repeat("x", terms));
        var (one, other) = (new WorkBudget(Limits.WorkOfAll), new WorkBudget(Limits.WorkOfAll));

        Assert.Equivalent(Graded(program, "x", "1", one)!.Diagnoses, Graded(program, "x", "1", other)!.Diagnoses);
        Assert.Equal(one.Left, other.Left);
        Assert.InRange(one.Left, -Limits.WorkOfAll, Limits.WorkOfAll / 2);
    }

    [Fact]
    public void WhoeverLeavesEndsTheGrade()
    {
        using var left = new CancellationTokenSource();
        left.Cancel();

        Assert.Throws<OperationCanceledException>(() => Graded(Layer, "W", "x", new(Limits.WorkOfAll, left: left.Token)));
    }

    /// <summary>What was quadratic or worse in its length; the ceilings are many times what is measured.</summary>
    [Theory]
    [InlineData("+", 3000)]
    [InlineData("*", 3000)]
    [InlineData("/", 3000)]
    public void ALongProgramIsGradedInSeconds(string sign, int terms)
    {
        var program = string.Join(sign, Enumerable.Repeat("x", terms));

        Assert.InRange(ThreadTime.Of(() => Graded(program, "x", "1", new(Limits.WorkOfAll))).TotalSeconds, 0, 6);
    }

    [Fact]
    public void ALineThatUsesTheOneBeforeItTwiceCostsNoMoreThanOneThatUsesItOnce()
    {
        var program = "a0 = x\n" + string.Join('\n', Enumerable.Range(1, 60).Select(i => $"a{i} = a{i - 1} * a{i - 1}"));

        Assert.InRange(ThreadTime.Of(() => Graded(program, "x", "1", new(Limits.WorkOfAll))).TotalSeconds, 0, 6);
    }

    [Fact]
    public void OfALargeAnswerThePlainestMistakesAreKept()
    {
        var verdict = Graded(
            "s = sum(relu(W*x))", "W", "W", new(Limits.WorkOfAll), ("W", Shape.Matrix(600, 400)), ("x", Shape.Vector(400)));

        Assert.NotEqual(VerdictKind.Correct, verdict?.Kind);
    }

    /// <summary>Null where it is too large.</summary>
    static Verdict? Graded(string program, string wrt, string answer, WorkBudget budget, params (string Name, Shape Shape)[] shapes)
    {
        (string Name, Shape Shape)[] usual = program == Layer ? [("W", Shape.Matrix(3, 4)), ("x", Shape.Vector(4))] : [("x", Shape.Scalar)];
        var read = AnswerLanguage.ReadProgram(
            program,
            (shapes.Length > 0 ? shapes : usual).ToImmutableDictionary(pair => pair.Name, pair => pair.Shape, StringComparer.Ordinal));
        Assert.True(read.Succeeded, read.Mistake?.Message.English);
        var question = new NumbersOrFormulaFor(new GradientOf(wrt, read.Value.Output.Name));
        try
        {
            var key = AnswerKey.Of(new Exercise { Id = "budget", Question = question, Model = new(read.Value), Seed = 1 }, budget);
            return key.IsTooLarge ? null : Grader.Grade(key, answer);
        }
        catch (WorkSpentException)
        {
            return null;
        }
    }
}
