using System.Globalization;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Lessons.Blocks.Exercises;
using BackpropTutor.Lessons.Checking;
using BackpropTutor.Lessons.Reading;
using BackpropTutor.Lessons.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace BackpropTutor.Lessons.Tests.Blocks.Exercises;

public sealed class ExerciseAnswerTests : ComponentTest
{
    readonly LearnerState state = new();
    readonly KeptReports reports = new();

    public ExerciseAnswerTests()
    {
        Services.AddExercises(state, reports);
        SetRendererInfo(new RendererInfo("Server", true));
        JSInterop.Mode = JSRuntimeMode.Loose;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
    }

    [Fact]
    public async Task WhileAFormulaIsTypedItsReadingIsShownWithItsShape()
    {
        var island = Island("b");

        await island.InvokeAsync(() => island.Instance.ReadAsync("u * h * (1-h)"));

        Assert.NotEmpty(island.FindAll(".reading math"));
        Assert.Equal("2×1", island.Find(".reading .shape").TextContent);
        Assert.Empty(island.FindAll(".verdict"));
    }

    [Fact]
    public async Task TheFirstMistakeIsMarkedAtItsPlace()
    {
        var island = Island("b");

        await island.InvokeAsync(() => island.Instance.ReadAsync("u ⊙ foo"));

        Assert.Equal("foo", island.Find(".echo mark").TextContent);
        Assert.Contains("foo", island.Find(".mistake").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("u ⊙ h ⊙ (1 - h)")]
    [InlineData("u ⊙ σ'(z)")]
    [InlineData("np.diag(u) @ (h * (1 - h))")]
    [InlineData(@"u \odot \sigma'(z)")]
    public async Task EveryRightFormIsRightAndSolvesTheExercise(string formula)
    {
        var island = Island("b");

        await island.InvokeAsync(() => island.Instance.CheckAsync(formula));

        Assert.StartsWith("✓ Right.", island.Find(".outcome").TextContent, StringComparison.Ordinal);
        Assert.True(state.IsSolved("4.2", "b"));
    }

    [Fact]
    public async Task AForeseenMistakeIsAnsweredInTheAuthorsWordsAndPointsAtTheNode()
    {
        var island = Island("c");

        await island.InvokeAsync(() => island.Instance.CheckAsync("[2, -1]"));

        Assert.Contains("This is the gradient before the nonlinearity.", island.Find(".verdict").TextContent, StringComparison.Ordinal);
        Assert.False(state.IsSolved("4.2", "c"));
        Assert.NotNull(state.HighlightedNode("4.2", "tiny"));
    }

    [Fact]
    public async Task AnIslandOfAKoreanPageSpeaksKorean()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ko");
        var island = Island("c");

        await island.InvokeAsync(() => island.Instance.CheckAsync("[0.125, 0.14373]"));

        Assert.Contains("아직이에요.", island.Find(".outcome").TextContent, StringComparison.Ordinal);
        Assert.Contains("상류 기울기", island.Find(".verdict").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a1")]
    [InlineData("b")]
    [InlineData("d")]
    public async Task WhateverIsTypedTheIslandAnswers(string exercise)
    {
        var island = Island(exercise);
        string[] hostile = [new string('x', 10_001), new string('(', 5_000) + new string(')', 5_000), "<script>alert(1)</script>",
            "\0\uD800", "1e999", ""];

        foreach (var text in hostile)
        {
            await island.InvokeAsync(() => island.Instance.ReadAsync(text));
            await island.InvokeAsync(() => island.Instance.CheckAsync(text));
            Assert.Empty(island.FindAll("script"));
            Assert.False(state.IsSolved("4.2", exercise));
        }
    }

    [Fact]
    public void AnExerciseThatNobodyUsesShowsNothing()
    {
        var island = Island("c");

        Assert.Equal(["", "", ""], island.FindAll(".answer > div").Select(part => part.TextContent.Trim()));
    }

    [Fact]
    public async Task OtherNumbersAreAskedForAndJudgedAndLeaveThePicturesNumbersClosed()
    {
        var island = Island("a1");

        var asking = await island.InvokeAsync(() => island.Instance.ResumeAsync(new(2, 0, false, "0, 1", Check: true)));

        Assert.Equal(2, asking!.Variant);
        Assert.Contains("Numbers no. 2, in place of those in the text; the picture has them as well:", asking.Markup,
            StringComparison.Ordinal);
        Assert.Equal(4, asking.Markup!.Split("class=\"number\"").Length - 1);
        Assert.StartsWith("✗ Not yet.", island.Find(".outcome").TextContent, StringComparison.Ordinal);

        Assert.Equal(("a1", 2), (state.NumbersOf("4.2", Block("4.2", "a1").ModelName!)!.Exercise, state.NumbersOf("4.2",
            Block("4.2", "a1").ModelName!)!.Variant));
        Assert.False(state.IsOpen("4.2", "a1", 2));

        var key = Block("4.2", "a1").WithNumbers(2, Lesson("4.2"))!.AnswerKey.Key!;
        Assert.True((await island.InvokeAsync(() => island.Instance.CheckAsync(Typed(key))))!.IsSolved);
        Assert.Equal((false, true), (state.IsSolved("4.2", "a1"), state.IsOpen("4.2", "a1", 2)));

        await island.InvokeAsync(() => island.Instance.ResumeAsync(new(0, 0, false, "", Check: false)));
        Assert.Null(state.NumbersOf("4.2", Block("4.2", "a1").ModelName!));
    }

    [Fact]
    public async Task ANumberOfOtherNumbersThatNoExerciseHasLeadsBackToTheAuthors()
    {
        var island = Island("a1");

        var asking = await island.InvokeAsync(() => island.Instance.ResumeAsync(
            new(ExerciseBlock.MostVariants + 1, 3, true, "0, 1", Check: true)));

        Assert.Equal((0, null), (asking!.Variant, asking.Markup));
        Assert.Empty(island.FindAll(".solution, .opened, .verdict"));
    }

    [Fact]
    public async Task AHintComesWhenItIsAskedForAndIsCountedOnceTheExerciseIsSolved()
    {
        var island = Island("a1");
        Assert.DoesNotContain("one row of", island.Markup, StringComparison.Ordinal);

        await island.InvokeAsync(() => island.Instance.OpenHints(1));
        Assert.Contains("one row of", island.Find(".opened li").TextContent, StringComparison.Ordinal);

        await island.InvokeAsync(() => island.Instance.CheckAsync("0, 1"));
        Assert.Contains("Solved: 95 %, with one hint.", island.Find(".verdict").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereTheAuthorHasNoHintTheEngineMakesThem()
    {
        var island = Island("a3");

        await island.InvokeAsync(() => island.Instance.OpenHints(9));

        Assert.Equal(
            ["Before it comes z = W x + b.", "Before it comes h = σ(z).", "Multiply entry by entry, then add."],
            island.FindAll(".opened li").Select(hint => hint.TextContent));
    }

    [Fact]
    public async Task WhoGivesUpSeesTheSolutionAndIsNotCountedAsHavingSolvedIt()
    {
        var island = Island("c");
        Assert.DoesNotContain("0.19661", island.Markup, StringComparison.Ordinal);

        await island.InvokeAsync(() => island.Instance.GiveUp());

        Assert.True(island.Find(".solution").HasAttribute("open"));
        Assert.Contains("0.19661", island.Find(".lines li:last-child").TextContent, StringComparison.Ordinal);
        Assert.Equal(["entry", "numeric", "analytic", "relative error"],
            island.FindAll(".check thead th").Select(head => head.TextContent));
        Assert.Equal((false, true), (state.IsSolved("4.2", "c"), state.IsOpen("4.2", "c")));

        Assert.False((await island.InvokeAsync(() => island.Instance.CheckAsync("0.5, -0.19661")))!.IsSolved);
        Assert.Contains("this is not counted as solved", island.Find(".verdict").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASolvedExerciseHasItsSolutionFoldedBesideTheCheck()
    {
        var island = Island("b");

        await island.InvokeAsync(() => island.Instance.CheckAsync("u ⊙ σ'(z)"));

        Assert.False(island.Find(".solution").HasAttribute("open"));
        Assert.Single(island.FindAll(".check"));
    }

    [Fact]
    public async Task ALaterAnswerOfAChainIsJudgedOnTheLearnersOwnEarlierOne()
    {
        await Answer("7.2", "a", "-0.70538, 0.74050, -0.03512");
        var later = await Answer("7.2", "b", "-0.67026, 0");

        Assert.Contains("This follows rightly from your own earlier answer; the first one to mend is ∂J/∂t.",
            later.Find(".verdict").TextContent, StringComparison.Ordinal);
        Assert.False(state.IsSolved("7.2", "b"));
    }

    [Theory]
    [InlineData(ReportOutcome.Kept, "Kept for the author")]
    [InlineData(ReportOutcome.TooMany, "Too many reports")]
    [InlineData(ReportOutcome.Failed, "could not be kept")]
    public async Task ALearnerWhoInsistsSendsTheWholeAttempt(ReportOutcome outcome, string said)
    {
        reports.Outcome = outcome;
        await Answer("7.2", "a", "-0.70538, 0.74050, -0.03512");
        var island = await Answer("7.2", "b", "1, 2");
        await island.Find(".verdict button.link").ClickAsync(new());

        var report = Assert.Single(reports.All);
        Assert.Equal((ReportReason.Refused, "7.2b", 0, "1, 2", VerdictKind.Wrong, "en"),
            (report.Reason, report.Exercise, report.Variant, report.Answer, report.Verdict, report.Language));
        Assert.Equal("7.2a", Assert.Single(report.Earlier).Exercise);
        Assert.NotNull(report.Replay);
        Assert.Contains(said, island.Find(".verdict").TextContent, StringComparison.Ordinal);
        Assert.Empty(island.FindAll(".verdict button.link"));
    }

    [Theory]
    [InlineData("0.5 1 -0.5; -0.20 -0.39 0.20", "✓ Right.")]
    [InlineData("0.5 1 -0.5; -0.1966 -0.3932 0.1966", "✓ Right.")]
    [InlineData("0.5 1 -0.5; -0.20 -0.40 0.20", "keep more digits on the way and round only at the end")]
    [InlineData("0.5 -0.19661; 1 -0.39322; -0.5 0.19661", "2×3")]
    [InlineData("0 0 0; 0 0 0", "✗ Not yet.")]
    public async Task NumbersAreJudgedByTheirDigitsAndTheirLayout(string answer, string said)
    {
        var island = await Answer("4.3", "b", answer);

        Assert.Contains(said, island.Find(".verdict").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatDoesNotFitIsMarkedWithBothShapes()
    {
        var island = Island("b");

        await island.InvokeAsync(() => island.Instance.ReadAsync("u + W*h"));

        Assert.Equal("W*h", island.Find(".echo mark").TextContent);
        Assert.Contains("2×3", island.Find(".mistake").TextContent, StringComparison.Ordinal);
        Assert.Contains("2×1", island.Find(".mistake").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFormulaThatNoSlipExplainsMeetsACounterexampleWithASlider()
    {
        var island = await Answer("4.2", "b", "u ⊙ h ⊙ h ⊙ h ⊙ h");
        var before = island.Find(".counterexample output").TextContent;

        island.Find(".counterexample input[type=range]").Input("6");

        Assert.NotEqual(before, island.Find(".counterexample output").TextContent);
        Assert.Contains("At other numbers than the question’s.", island.Find(".counterexample").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void WhereSeveralSlipsFitTheirCommonPartComesFirst()
    {
        var verdict = new Verdict
        {
            Kind = VerdictKind.Wrong,
            Common = new("All at h.", "모두 h에서."),
            Diagnoses = [new("a", "h", new("One.", "하나.")), new("b", "h", new("Two.", "둘."))]
        };
        var view = Render<VerdictView>(it => it.Add(v => v.Verdict, verdict).Add(v => v.Attempt, new Attempt(Block("4.2", "c").Original))
            .Add(v => v.Report, () => ReportOutcome.Kept));

        Assert.Equal("All at h.", view.Find(".outcome + p").TextContent);
        Assert.Equal(["One.", "Two."], view.FindAll(".candidates li").Select(line => line.TextContent));
    }

    async Task<IRenderedComponent<ExerciseAnswer>> Answer(string lesson, string exercise, string text)
    {
        var island = Render<ExerciseAnswer>(it => it.Add(one => one.LessonId, lesson).Add(one => one.ExerciseId, exercise));
        await island.InvokeAsync(() => island.Instance.CheckAsync(text));
        return island;
    }

    static Lesson Lesson(string id) => Repository.Folder.Current.Find(id)!;

    static ExerciseBlock Block(string lesson, string id) => (ExerciseBlock)Lesson(lesson).Exercises[id];

    static string Typed(Tensor key) => string.Join(", ", key.Values.ToArray()
        .Select(number => number.ToString("R", CultureInfo.InvariantCulture)));

    IRenderedComponent<ExerciseAnswer> Island(string exercise) =>
        Render<ExerciseAnswer>(island => island.Add(it => it.LessonId, "4.2").Add(it => it.ExerciseId, exercise));
}
