using BackpropTutor.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BackpropTutor.Web.Tests.Lessons;

/// <summary>What a card offers beside its field: other numbers, hints, the solution, a grid of cells, a word to the author.</summary>
public sealed class LessonHelpTests(LessonSite site, Chromium chromium)
{
    [Fact]
    public async Task NoPageAndNoMessageHoldsTheKeyOrAHintBeforeItIsAskedFor()
    {
        await using var browser = await chromium.OpenAsync(site);
        var wire = await Wire.LayAsync(browser.Page);
        var response = await browser.GoAsync("/en/lessons/error-signal");
        var part = await AliveAsync(browser, "4-2-c");
        await part.AnswerAsync("0.5, 0.3");
        await Expect(part.Judgement).ToContainTextAsync("Partly right.");

        // After one wrong answer; a second one shows the numbers of the step that it turns on.
        var page = await response.TextAsync();
        var seen = await browser.Page.ContentAsync();
        Assert.All([page, seen, wire.Received], text =>
        {
            Assert.DoesNotContain("0.1966", text, StringComparison.Ordinal);
            Assert.DoesNotContain("one under the other", text, StringComparison.Ordinal);
        });

        await part.Hint.ClickAsync();
        await Expect(part.OpenedHints).ToContainTextAsync("one under the other");
        Assert.DoesNotContain("0.1966", wire.Received, StringComparison.Ordinal);

        await part.GiveUp.ClickAsync();
        await part.GiveUpNow.ClickAsync();
        await Expect(part.Solution).ToContainTextAsync("0.19661");
        Assert.Contains("0.19661", wire.Received, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OtherNumbersKeepTheirOwnDraftsAndLeadBack()
    {
        await using var browser = await chromium.OpenAsync(site);
        await browser.GoAsync("/en/lessons/gate-patterns");
        var part = await AliveAsync(browser, "2-3-a");
        var first = await part.Ask.InnerTextAsync();
        await part.AnswerAsync("-8, 6, 2, 0");
        await Expect(part.Judgement).ToContainTextAsync("Right.");

        await part.Vary.ClickAsync();
        await Expect(part.Ask).ToContainTextAsync("Numbers no. 1.");
        await Expect(part.Field).ToHaveValueAsync("");
        await Expect(part.Judgement).ToBeEmptyAsync();
        await part.AnswerAsync("-8, 6, 2, 0");
        await Expect(part.Judgement).Not.ToContainTextAsync("Right.");
        await Expect(part.Judgement.Locator(".verdict")).ToBeVisibleAsync();

        await browser.Page.ReloadAsync();
        await Expect(part.Ask).ToContainTextAsync("Numbers no. 1.");
        await Expect(part.Field).ToHaveValueAsync("-8, 6, 2, 0");

        await part.Own.ClickAsync();
        await Expect(part.Ask).Not.ToContainTextAsync("Numbers no. 1.");
        Assert.Equal(first, await part.Ask.InnerTextAsync());
        await Expect(part.Field).ToHaveValueAsync("-8, 6, 2, 0");
        await Expect(part.Judgement).ToContainTextAsync("Right.");
        await Expect(part.Own).ToBeHiddenAsync();
    }

    [Fact]
    public async Task OtherNumbersChangeThePictureToo()
    {
        await using var browser = await chromium.OpenAsync(site);
        await browser.GoAsync("/en/lessons/forward-and-backward");
        var part = await AliveAsync(browser, "2-1-a1");
        var picture = browser.Page.Locator("graph-stepper").Filter(new() { Has = browser.Page.Locator("[data-news]") }).First;
        var own = await picture.Locator(".view").InnerTextAsync();

        await part.Vary.ClickAsync();
        await Expect(picture).ToContainTextAsync("With numbers no. 1 of exercise 2.1");
        await Expect(picture.Locator("svg")).ToContainTextAsync("?");

        await part.Own.ClickAsync();
        await Expect(picture).Not.ToContainTextAsync("With numbers no. 1");
        Assert.Equal(own, await picture.Locator(".view").InnerTextAsync());
    }

    [Fact]
    public async Task WhatWasTriedCountsOverAReload()
    {
        await using var browser = await chromium.OpenAsync(site);
        await browser.GoAsync("/en/lessons/error-signal");
        var part = await AliveAsync(browser, "4-2-a1");
        await part.AnswerAsync("5, 7");
        await Expect(part.Judgement).ToContainTextAsync("Not yet.");
        await Expect(part.Step).ToHaveCountAsync(0);

        await browser.Page.ReloadAsync();
        await part.AliveAsync();
        await part.AnswerAsync("5, 7.0");
        await Expect(part.Judgement).ToContainTextAsync("You gave this answer before");
        await part.AnswerAsync("5, 8");

        await Expect(part.Step).ToContainTextAsync("Put the numbers in");
    }

    [Fact]
    public async Task GivingUpTakesTwoStepsAndShowsTheAskedNumbersInThePictureForGood()
    {
        await using var browser = await chromium.OpenAsync(site);
        await browser.GoAsync("/en/lessons/error-signal");
        var part = await AliveAsync(browser, "4-2-a2");
        var picture = browser.Page.Locator("#graph-practice svg.drawing");
        await part.GiveUp.FocusAsync();
        await browser.Page.Keyboard.PressAsync("Enter");
        await Expect(part.GiveUpNow).ToBeFocusedAsync();
        await browser.Page.Keyboard.PressAsync("Tab");
        await browser.Page.Keyboard.PressAsync("Enter");
        await Expect(part.GiveUpNow).ToBeHiddenAsync();
        await Expect(part.Solution).ToHaveCountAsync(0);

        await part.GiveUp.FocusAsync();
        await browser.Page.Keyboard.PressAsync("Enter");
        await browser.Page.Keyboard.PressAsync("Enter");
        await Expect(part.Solution).ToContainTextAsync("Given up");
        await Expect(picture).ToContainTextAsync("0.7311");
        await browser.AssertAccessibleAsync();

        await browser.Page.ReloadAsync();
        await Expect(part.Solution).ToContainTextAsync("Given up");
        await part.AnswerAsync("0.5, 0.7311");
        await Expect(part.Judgement).ToContainTextAsync("not counted as solved");
        Assert.Null(await browser.Page.EvaluateAsync<string?>("localStorage.getItem('solved 4.2a2')"));
    }

    [Fact]
    public async Task EachHintSaysWhatItCostsAndTheVerdictCountsThem()
    {
        await using var browser = await chromium.OpenAsync(site);
        await browser.GoAsync("/en/lessons/error-signal");
        var part = await AliveAsync(browser, "4-2-c");
        await Expect(part.Hint).ToHaveTextAsync("Hint 1 of 2 (−5 %)");
        await part.Hint.ClickAsync();
        await Expect(part.Hint).ToHaveTextAsync("Hint 2 of 2 (−5 %)");
        await part.Hint.ClickAsync();
        await Expect(part.OpenedHints).ToHaveCountAsync(2);
        await Expect(part.Hint).ToBeHiddenAsync();
        await browser.Page.ReloadAsync();
        await Expect(part.OpenedHints).ToHaveCountAsync(2);

        await part.AnswerAsync("0.5, -0.1966");
        await Expect(part.Judgement).ToContainTextAsync("Solved: 90 %, with 2 hints.");
        await Expect(part.GiveUp).ToBeHiddenAsync();
    }

    [Fact]
    public async Task AGridIsFilledByKeyboardAndPasteAndJudgedLikeText()
    {
        await using var browser = await chromium.OpenAsync(site, new() { Permissions = ["clipboard-read", "clipboard-write"] });
        await browser.GoAsync("/en/lessons/weight-gradient");
        var part = await AliveAsync(browser, "4-3-b");
        await part.Grid.ClickAsync();
        await Expect(part.Cells).ToHaveCountAsync(0);
        await part.Rows.FillAsync("2");
        await part.Columns.FillAsync("3");
        await part.Cells.First.FocusAsync();
        foreach (var text in new[] { "0.5", "1", "-0.5" })
        {
            await browser.Page.Keyboard.TypeAsync(text);
            await browser.Page.Keyboard.PressAsync("ArrowRight");
        }

        await Expect(part.Field).ToHaveValueAsync("");
        await browser.Page.Keyboard.PressAsync("ArrowDown");
        await browser.Page.Keyboard.PressAsync("ArrowLeft");
        await browser.Page.Keyboard.PressAsync("ArrowUp");
        await browser.Page.EvaluateAsync("() => navigator.clipboard.writeText('[[0.5, 1, -0.5],\\n [-0.1966, -0.3932, 0.1966]]')");
        await part.Cells.First.FocusAsync();
        await browser.Page.Keyboard.PressAsync("Control+v");
        await Expect(part.Field).ToHaveValueAsync("[[0.5, 1, -0.5], [-0.1966, -0.3932, 0.1966]]");

        await part.Check.ClickAsync();
        await Expect(part.Judgement).ToContainTextAsync("Right.");
        await browser.AssertAccessibleAsync();
    }

    [Theory]
    [InlineData("np.array([[1, 2], [3, 4]])")]
    [InlineData("1\t2\n3\t4")]
    [InlineData("[1 2; 3 4]")]
    [InlineData(@"\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}")]
    public async Task AGridReadsWhatStandsInTheField(string text)
    {
        await using var browser = await chromium.OpenAsync(site);
        await browser.GoAsync("/en/lessons/weight-gradient");
        var part = await AliveAsync(browser, "4-3-b");
        await part.Field.FillAsync(text);
        await part.Grid.ClickAsync();

        Assert.Equal(["1", "2", "3", "4"], await part.Cells.EvaluateAllAsync<string[]>("cells => cells.map(cell => cell.value)"));
        await Expect(part.Rows).ToHaveValueAsync("2");
    }

    [Fact]
    public async Task AChainChangesItsNumbersTogetherAndFollowsTheLearner()
    {
        await using var browser = await chromium.OpenAsync(site);
        await browser.GoAsync("/en/lessons/capstone");
        var (first, second) = (await AliveAsync(browser, "7-2-a"), await AliveAsync(browser, "7-2-b"));
        await first.AnswerAsync("-0.70538, 0.74050, -0.03512");
        await Expect(first.Judgement).ToContainTextAsync("Not yet.");
        await second.AnswerAsync("-0.67026, 0");
        await Expect(second.Judgement).ToContainTextAsync("the first one to mend is ∂J/∂t");

        await first.Vary.ClickAsync();
        await Expect(first.Ask).ToContainTextAsync("Numbers no. 1");
        await Expect(second.Ask).ToContainTextAsync("Numbers no. 1");
        await Expect(second.Judgement).ToBeEmptyAsync();
    }

    [Fact]
    public async Task InKoreanOnADarkPhoneEverythingHasItsPlaceAndItsWords()
    {
        await using var browser = await chromium.OpenAsync(site,
            new() { ViewportSize = new() { Width = 360, Height = 740 }, ColorScheme = ColorScheme.Dark });
        await browser.GoAsync("/ko/lessons/weight-gradient");
        var part = await AliveAsync(browser, "4-3-b");
        await part.Vary.ClickAsync();
        await Expect(part.Ask).ToContainTextAsync("1번 숫자예요.");
        await part.Hint.ClickAsync();
        await Expect(part.OpenedHints.First).ToBeVisibleAsync();
        await part.Grid.ClickAsync();
        await part.Rows.FillAsync("2");
        await part.Columns.FillAsync("3");
        await part.AnswerAsync("1 2 3\n4 5 6");
        await part.Judgement.GetByText("제 답이 맞는 것 같아요").ClickAsync();
        await Expect(part.Judgement).ToContainTextAsync("출제자에게 남겼어요");
        await part.GiveUp.ClickAsync();
        await Expect(part.GiveUpNow).ToBeVisibleAsync();
        await part.GiveUpNow.ClickAsync();
        await Expect(part.Solution).ToContainTextAsync("포기한 문제라");

        await browser.AssertFitsAsync();
        await browser.AssertAccessibleAsync();
    }

    static async Task<ExercisePart> AliveAsync(BrowserPage browser, string id)
    {
        var part = new ExercisePart(browser.Page, id);
        await part.AliveAsync();
        return part;
    }
}
