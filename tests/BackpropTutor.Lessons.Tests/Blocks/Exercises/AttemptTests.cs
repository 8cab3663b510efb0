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

        Assert.Equal("h", attempt.Step!.Gate);
        Assert.Equal([2, -1], attempt.Step.Upstream.Values.ToArray());
        Assert.Equal(0.25, attempt.Step.Local![0], 12);
        Assert.Equal(0.196611933241482, attempt.Step.Local[1], 12);
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
