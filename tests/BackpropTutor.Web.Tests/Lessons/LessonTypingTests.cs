using BackpropTutor.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BackpropTutor.Web.Tests.Lessons;

/// <summary>Nothing that the page does may disturb a person who types: not a render, not a slow line, not a page that is still waking
/// up.</summary>
public sealed class LessonTypingTests(LessonSite site, Chromium chromium)
{
    static readonly TimeSpan EachWay = TimeSpan.FromMilliseconds(150);

    /// <summary>Longer than the page waits before it sends a text.</summary>
    const int Pause = 500;

    [Fact]
    public async Task KoreanComposesUndisturbedWhileReadingsArrive()
    {
        await using var browser = await chromium.OpenAsync(site);
        var wire = await Wire.LayAsync(browser.Page, EachWay);
        var part = await OpenAsync(browser);
        await part.Field.PressSequentiallyAsync("u + ");
        await wire.SentAsync(1, TestContext.Current.CancellationToken);
        var ime = await browser.Page.Context.NewCDPSessionAsync(browser.Page);
        await part.Field.EvaluateAsync("field => { window.ends = 0; field.addEventListener('compositionend', () => window.ends++); }");

        // The answer to what was typed before arrives in the middle of these.
        foreach (var text in new[] { "ㄱ", "기", "길" })
        {
            await ComposeAsync(ime, text);
            await browser.TimersRunOutAsync(Pause / 2);
            Assert.Equal("u + " + text, await part.Field.InputValueAsync());
            Assert.Equal(5, await part.CaretAsync());
        }

        await Expect(part.Reading).Not.ToBeEmptyAsync();
        var reads = wire.Reads;
        Assert.True(reads > 0, "What was typed before the composition was sent.");
        await ComposeAsync(ime, "긺");
        await browser.TimersRunOutAsync(Pause);
        Assert.Equal(reads, wire.Reads);
        Assert.Equal(0, await browser.Page.EvaluateAsync<int>("window.ends"));

        await ime.SendAsync("Input.insertText", new Dictionary<string, object> { ["text"] = "길" });

        await Expect(part.Reading.Locator(".echo")).ToHaveTextAsync("u + 길");
        await Expect(part.Field).ToHaveValueAsync("u + 길");
        Assert.Equal(1, await browser.Page.EvaluateAsync<int>("window.ends"));
    }

    [Fact]
    public async Task TheCaretStaysWhereItIsWhileReadingsArriveLate()
    {
        await using var browser = await chromium.OpenAsync(site);
        await Wire.LayAsync(browser.Page, EachWay);
        var part = await OpenAsync(browser);
        await part.Field.FillAsync("u ⊙ (1 - h)");
        await part.Field.EvaluateAsync("field => field.setSelectionRange(4, 4)");

        await part.Field.PressSequentiallyAsync("h ⊙ ", new() { Delay = 180 });

        Assert.Equal("u ⊙ h ⊙ (1 - h)", await part.Field.InputValueAsync());
        Assert.Equal(8, await part.CaretAsync());
        await Expect(part.Reading.Locator("math annotation")).ToHaveCountAsync(1);
        await Expect(part.Field).ToBeFocusedAsync();
        Assert.Equal(8, await part.CaretAsync());

        await browser.Page.Keyboard.PressAsync("Enter");
        await Expect(part.Judgement).ToContainTextAsync("Right.");
    }

    [Fact]
    public async Task AVerdictIsNotTakenBackByAReadingThatWasUnderWay()
    {
        await using var browser = await chromium.OpenAsync(site);
        var wire = await Wire.LayAsync(browser.Page, EachWay);
        var part = await OpenAsync(browser);
        await part.Field.PressSequentiallyAsync("u ⊙ h ⊙ (1 - ", new() { Delay = 5 });
        await wire.SentAsync(1, TestContext.Current.CancellationToken);
        await part.Field.PressSequentiallyAsync("h)", new() { Delay = 5 });
        await wire.SentAsync(2, TestContext.Current.CancellationToken);
        await browser.Page.Keyboard.PressAsync("Enter");

        await Expect(part.Judgement).ToContainTextAsync("Right.");
        await new ExercisePart(browser.Page, "4-2-a1").ReadAsync("0, 1");
        await Expect(part.Judgement).ToContainTextAsync("Right.");
    }

    [Fact]
    public async Task WhatWasTypedBeforeThePageCameAliveIsKeptAndChecked()
    {
        await using var browser = await chromium.OpenAsync(site);
        var release = new TaskCompletionSource();
        await browser.Page.RouteAsync("**/blazor.web*.js", async route =>
        {
            await release.Task;
            await route.ContinueAsync();
        });
        await browser.Page.GotoAsync("/en/lessons/error-signal", new() { WaitUntil = WaitUntilState.Commit });
        var part = new ExercisePart(browser.Page, "4-2-b");
        await part.Field.PressSequentiallyAsync("u ⊙ h ⊙ (1 - h)");
        await part.Check.ClickAsync();
        await Expect(browser.Page.Locator("#answer-4-2-b .waiting")).ToBeVisibleAsync();
        await part.Field.FocusAsync();

        release.SetResult();

        await Expect(part.Judgement).ToContainTextAsync("Right.");
        await Expect(part.Field).ToHaveValueAsync("u ⊙ h ⊙ (1 - h)");
        await Expect(part.Field).ToBeFocusedAsync();
        await Expect(browser.Page.Locator("#answer-4-2-b .waiting")).ToBeHiddenAsync();
    }

    static Task ComposeAsync(ICDPSession ime, string text) => ime.SendAsync(
        "Input.imeSetComposition",
        new Dictionary<string, object> { ["text"] = text, ["selectionStart"] = text.Length, ["selectionEnd"] = text.Length });

    static async Task<ExercisePart> OpenAsync(BrowserPage browser)
    {
        await browser.GoAsync("/en/lessons/error-signal");
        var part = new ExercisePart(browser.Page, "4-2-b");
        await part.AliveAsync();
        return part;
    }
}
