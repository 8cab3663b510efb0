using BackpropTutor.Classrooms.Assignments;
using BackpropTutor.Classrooms.Marks;
using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Tests.Marks;

public sealed class MarkingTests
{
    static readonly DateTimeOffset Opens = new(2027, 3, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly Timing Week = new(Opens, Opens.AddDays(7), Opens.AddDays(8), 0.5, null, false);
    static readonly MarkRules Free = new(0, null);

    [Fact]
    public void WithoutAnswersThereIsNothing() => Assert.Equal(Mark.None, Marking.Of(Free, Week, [], null));

    [Fact]
    public void TheBestOfTheAttemptsCounts()
    {
        var mark = Marking.Of(Free, Week, [Wrong(1, "a", 0.25), Right(2), Wrong(3, "b", 0.5)], null);

        Assert.Equal(new Mark(1, 3, true, 1, false), mark);
    }

    [Fact]
    public void TheOrderInWhichTheyAreReadDoesNotMatter()
    {
        var rules = new MarkRules(0.1, null);
        JudgedAnswer[] answers = [Right(6), Wrong(1, "a"), Wrong(5, "b", 0.5), Wrong(3, "a")];
        var marks = Permutations(answers).Select(order => Marking.Of(rules, Week, order, null)).Select(mark => mark with { Best = null })
            .Distinct();

        Assert.Equal([new Mark(0.8, 3, true, null, false)], marks);
    }

    [Fact]
    public void LatenessIsHalfAndAnEarlierHalfStillCounts()
    {
        Assert.Equal(new Mark(0.5, 1, true, 0, true), Marking.Of(Free, Week, [Right(7.5)], null));
        Assert.Equal(new Mark(0.75, 2, true, 0, false), Marking.Of(Free, Week, [Wrong(1, "a", 0.75), Right(7.5)], null));
        Assert.Equal(Mark.None, Marking.Of(Free, Week, [Right(8.01)], null));
        Assert.Equal(Mark.None, Marking.Of(Free, Week, [Right(-0.01)], null));
    }

    [Fact]
    public void AnExtensionChangesTheMarkOfWhatWasGivenLong()
    {
        JudgedAnswer[] answers = [Right(9)];

        Assert.Equal(0, Marking.Of(Free, Week, answers, null).Share);
        Assert.Equal(1, Marking.Of(Free, Week with { DueAt = Opens.AddDays(10), LateUntil = null }, answers, null).Share);
    }

    [Fact]
    public void AttemptsBeyondTheLastCountNothing()
    {
        var timing = Week with { MostAttempts = 2 };

        Assert.Equal(new Mark(0, 2, false, null, false), Marking.Of(Free, timing, [Wrong(1, "a"), Wrong(2, "b"), Right(3)], null));
        Assert.Equal(new Mark(1, 2, true, 2, false), Marking.Of(Free, timing, [Wrong(1, "a"), Wrong(2, "a"), Right(3)], null));
    }

    [Theory]
    [InlineData(AnswerOutcome.Invalid)]
    [InlineData(AnswerOutcome.Undecided)]
    public void WhatCouldNotBeReadOrToldCostsNothing(AnswerOutcome outcome)
    {
        var answers = Enumerable.Range(1, 20).Select(i => Wrong(i / 10.0, $"{i}") with { Outcome = outcome }).Append(Right(5)).ToArray();

        Assert.Equal(new Mark(1, 1, true, 20, false), Marking.Of(new(0.5, null), Week with { MostAttempts = 1 }, answers, null));
    }

    [Fact]
    public void HintsCostByTheExerciseOrByTheAssignment()
    {
        var answer = Right(1) with { Hints = 2, HintCost = 0.3 };

        Assert.Equal(0.7, Marking.Of(Free, Week, [answer], null).Share, 12);
        Assert.Equal(0.8, Marking.Of(new(0, 0.1), Week, [answer], null).Share, 12);
        Assert.Equal(0, Marking.Of(new(0, 0.6), Week, [answer], null).Share);
    }

    [Fact]
    public void WhatComesAfterTheSolutionWasOpenedEarnsNothing() =>
        Assert.Equal(new Mark(0.25, 1, false, 0, false), Marking.Of(Free, Week, [Wrong(1, "a", 0.25), Right(3)], Opens.AddDays(2)));

    [Fact]
    public void AttemptsThatCostMoreThanEverythingLeaveNothing()
    {
        var wrong = Enumerable.Range(1, 5).Select(i => Wrong(i, $"{i}"));

        Assert.Equal(0, Marking.Of(new(0.3, null), Week, [.. wrong, Right(6)], null).Share);
    }

    static JudgedAnswer Right(double day) => new(Opens.AddDays(day), AnswerOutcome.Correct, 1, "key", 0, 0);

    static JudgedAnswer Wrong(double day, string canonical, double score = 0) =>
        new(Opens.AddDays(day), score > 0 ? AnswerOutcome.Partial : AnswerOutcome.Wrong, score, canonical, 0, 0);

    static IEnumerable<JudgedAnswer[]> Permutations(JudgedAnswer[] rows) => rows.Length <= 1
        ? [rows]
        : rows.SelectMany((row, i) => Permutations([.. rows[..i], .. rows[(i + 1)..]]).Select(rest => (JudgedAnswer[])[row, .. rest]));
}
