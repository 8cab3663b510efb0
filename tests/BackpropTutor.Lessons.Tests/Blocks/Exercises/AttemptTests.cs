using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Hints;
using BackpropTutor.Lessons.Blocks.Exercises;
using BackpropTutor.Lessons.Tests.Support;

namespace BackpropTutor.Lessons.Tests.Blocks.Exercises;

public sealed class AttemptTests
{
    [Fact]
    public void TheSameAnswerInOtherWordsIsNoNewAttempt()
    {
        var attempt = Of("c");

        attempt.Check("[2, -1]", []);
        Assert.False(attempt.IsRepeated);
        attempt.Check("2.0 -1.00", []);

        Assert.True(attempt.IsRepeated);
        Assert.Equal(1, attempt.WrongAnswers);
        attempt.Check("[2, -1.5]", []);
        Assert.False(attempt.IsRepeated);
        Assert.Equal(2, attempt.WrongAnswers);
    }

    [Fact]
    public void TheSameFormulaInOtherWordsIsNoNewAttempt()
    {
        var attempt = Of("b");

        attempt.Check("u * h", []);
        attempt.Check(@"u \odot h", []);

        Assert.Equal((true, 1), (attempt.IsRepeated, attempt.WrongAnswers));
    }

    /// <summary>∂s/∂h = u arrives at the sigmoid, whose slope there is σ′(z).</summary>
    [Fact]
    public void TheSecondWrongAnswerShowsTheStepWithTheQuestionsNumbers()
    {
        var attempt = Of("c");

        attempt.Check("[2, -1]", []);
        Assert.Null(attempt.Step);
        attempt.Check("[0.47001, -0.21936]", []);

        var step = Assert.IsType<MatchingGradient>(attempt.Step);
        Assert.Equal("h", step.Gate);
        Assert.Equal([2, -1], step.Upstream.Values.ToArray());
        Assert.Equal(0.25, step.Local![0], 12);
        Assert.Equal(0.196611933241482, step.Local[1], 12);
    }

    /// <summary>What arrives at z is ∂s/∂b itself, since a sum passes it on: the step shown is the one before.</summary>
    [Fact]
    public void AStepThatPassesOnWhatArrivesDoesNotGiveTheAnswerAway()
    {
        var attempt = Of("c");

        attempt.Check("[3, 17]", []);
        attempt.Check("[4, 17]", []);

        Assert.Equal("h", Assert.IsType<MatchingGradient>(attempt.Step).Gate);
    }

    /// <summary>z = Wx + b with the numbers of the question: a value has a step of the forward pass.</summary>
    [Fact]
    public void TheSecondWrongValueShowsWhatIsCalculatedFromWhat()
    {
        var attempt = Of("a1");

        attempt.Check("[5, 7]", []);
        Assert.Null(attempt.Step);
        attempt.Check("[5, 8]", []);

        var step = Assert.IsType<MatchingValue>(attempt.Step);
        Assert.StartsWith("z = ", step.Formula, StringComparison.Ordinal);
        Assert.Contains(step.Inputs, input => input.Key == "b");
    }

    /// <summary>A value that takes one step of two has one to show wherever it is asked, as the gradients have.</summary>
    [Fact]
    public void EveryValueWithFixedNumbersThatThePageShowsHasAStep()
    {
        var asked = Repository.Course().Lessons.SelectMany(lesson => lesson.Exercises.Values.OfType<ExerciseBlock>())
            .Where(block => block.Exercise.Question.Asked is ValueOf value && block.Exercise.Model!.IsFixed && block.Shows(value.Name)
                && block.Bound!.Program.Names[value.Name].Inputs.Length > 0).ToArray();

        var without = asked.Where(block => Steps(block.Original) is not MatchingValue).Select(block => block.Exercise.Id).ToArray();

        // The programs behind these three are their author's devices, of which the page shows no step.
        Assert.Equal(["1.4e1", "5.3b1", "6.2b2"], without);
        Assert.True(asked.Length > 2 * without.Length);
    }

    static MatchingStep? Steps(ExerciseVariant variant)
    {
        var attempt = new Attempt(variant);
        var shape = variant.AnswerKey.AnswerShape!;
        foreach (var number in new[] { 4711, 4712 })
        {
            attempt.Check($"[{string.Join(", ", Enumerable.Repeat(number, Math.Max(1, (int)shape.Count)))}]", []);
        }

        return attempt.Step;
    }

    [Fact]
    public void WhatWasTriedBeforeTheReloadCounts()
    {
        var before = Of("c");
        before.Check("[2, -1]", []);
        var attempt = Of("c");

        attempt.Remember([Judgement.Of(attempt.Variant.AnswerKey, "2.0 -1", [], WorkBudget.Unbounded).Canonical!]);
        attempt.Check("[2, -1]", []);
        Assert.True(attempt.IsRepeated);
        attempt.Check("[2, -3]", []);

        Assert.Equal(2, attempt.WrongAnswers);
        Assert.NotNull(attempt.Step);
    }

    [Fact]
    public void TheFifthWrongAnswerOffersTheNextHint()
    {
        var attempt = Of("c");
        foreach (var first in new[] { 1, 2, 3, 4 })
        {
            attempt.Check($"[{first}, 7]", []);
            Assert.Null(attempt.OfferedHint);
        }

        attempt.Check("[9, 7]", []);
        Assert.Equal(0, attempt.OfferedHint);
        attempt.OpenHints(1);
        Assert.NotEqual(0, attempt.OfferedHint);
    }

    [Fact]
    public void WhatCannotBeReadIsNoAttempt()
    {
        var attempt = Of("c");

        attempt.Check("[2, ", []);

        Assert.Equal(0, attempt.WrongAnswers);
    }

    static Attempt Of(string exercise) => new(((ExerciseBlock)Repository.Folder.Current.Find("4.2")!.Exercises[exercise]).Original);
}
