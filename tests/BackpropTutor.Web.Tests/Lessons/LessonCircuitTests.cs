using System.Net;
using System.Net.Sockets;
using BackpropTutor.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BackpropTutor.Web.Tests.Lessons;

/// <summary>What a page remembers: what was solved and typed, over a reload, a cut line and a service that starts anew.</summary>
public sealed class LessonCircuitTests(LessonSite site, Chromium chromium)
{
    const string Lesson = "/en/lessons/error-signal";

    [Fact]
    public async Task ASolvedExerciseShowsItsNumbersInThePictureAndStaysSolvedAfterAReload()
    {
        await using var browser = await chromium.OpenAsync(site);
        await browser.GoAsync(Lesson);
        var part = await AliveAsync(browser, "4-2-a2");
        var picture = browser.Page.Locator("#graph-practice svg.drawing");
        await Expect(picture).Not.ToContainTextAsync("0.7311");

        await part.AnswerAsync("0.5, 0.7311");
        await Expect(part.Judgement).ToContainTextAsync("Right.");
        await Expect(picture).ToContainTextAsync("0.7311");

        await browser.Page.ReloadAsync();
        await Expect(part.Field).ToHaveValueAsync("0.5, 0.7311");
        await Expect(part.Judgement).ToContainTextAsync("Right.");
        await Expect(picture).ToContainTextAsync("0.7311");

        // The other language is the same exercise.
        await browser.GoAsync("/ko/lessons/error-signal");
        await Expect(part.Judgement).ToContainTextAsync("맞았어요.");
    }

    [Fact]
    public async Task AWrongAnswerRingsTheNodeThatItMeans()
    {
        await using var browser = await chromium.OpenAsync(site);
        await browser.GoAsync(Lesson);
        var part = await AliveAsync(browser, "4-2-c");
        var ring = browser.Page.Locator("#graph-practice .meant .ring");
        await part.AnswerAsync("2, -1");
        await Expect(part.Judgement).ToContainTextAsync("Not yet.");
        await Expect(ring).ToHaveCountAsync(1);

        await part.AnswerAsync("0.5, -0.1966");
        await Expect(ring).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task ACutLineIsSaidAndMendedWithoutALoss()
    {
        await using var browser = await chromium.OpenAsync(site);
        browser.Expect("");
        var wire = await Wire.LayAsync(browser.Page);
        await browser.GoAsync(Lesson);
        var part = await AliveAsync(browser, "4-2-b");
        await part.Field.PressSequentiallyAsync("u ⊙ ");
        await wire.CutAsync();

        await Expect(browser.Page.GetByText("The connection is lost.")).ToBeVisibleAsync();
        await browser.AssertAccessibleAsync();
        await part.Field.PressSequentiallyAsync("h ⊙ (1 - h)");
        wire.Mend();
        await Expect(browser.Page.GetByText("The connection is lost.")).ToBeHiddenAsync();

        await Expect(part.Field).ToHaveValueAsync("u ⊙ h ⊙ (1 - h)");
        await Expect(part.Reading.Locator("math")).ToHaveCountAsync(1);
        await browser.Page.Keyboard.PressAsync("Enter");
        await Expect(part.Judgement).ToContainTextAsync("Right.");
    }

    [Fact]
    public async Task AnAnswerCheckedWhileTheLineIsDownIsCheckedOnceItIsBack()
    {
        await using var browser = await chromium.OpenAsync(site);
        browser.Expect("");
        var wire = await Wire.LayAsync(browser.Page);
        await browser.GoAsync(Lesson);
        var part = await AliveAsync(browser, "4-2-b");
        await wire.CutAsync();
        await Expect(browser.Page.GetByText("The connection is lost.")).ToBeVisibleAsync();
        await part.AnswerAsync("u ⊙ h ⊙ (1 - h)");
        wire.Mend();

        await Expect(part.Judgement).ToContainTextAsync("Right.");
    }

    [Fact]
    public async Task APausedCircuitIsSaidAndGoesOnWhenAsked()
    {
        await using var browser = await chromium.OpenAsync(site);
        browser.Expect("Cannot send data");
        await browser.GoAsync(Lesson);
        var part = await AliveAsync(browser, "4-2-b");
        await part.Field.PressSequentiallyAsync("u ⊙ ");
        Assert.True(await browser.Page.EvaluateAsync<bool>("Blazor.pauseCircuit()"));
        await Expect(browser.Page.GetByText("This page has paused.")).ToBeVisibleAsync();
        await browser.AssertAccessibleAsync();
        await part.Field.PressSequentiallyAsync("h ⊙ (1 - h)");

        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();

        await Expect(browser.Page.GetByText("This page has paused.")).ToBeHiddenAsync();
        await Expect(part.Field).ToHaveValueAsync("u ⊙ h ⊙ (1 - h)");
        await part.Check.ClickAsync();
        await Expect(part.Judgement).ToContainTextAsync("Right.");
    }

    [Fact]
    public async Task AServiceThatStartsAnewIsMetByAReloadAndTheTextIsStillThere()
    {
        var port = FreePort();
        var first = new LessonSite(port);
        await using var browser = await chromium.OpenAsync(first);
        browser.Expect("");
        await browser.GoAsync(Lesson);
        var part = await AliveAsync(browser, "4-2-b");
        await part.Field.PressSequentiallyAsync("u ⊙ h ⊙ (1 - h)");
        await Expect(part.Reading.Locator("math")).ToHaveCountAsync(1);

        await first.DisposeAsync();
        await Expect(browser.Page.GetByText("The connection is lost.")).ToBeVisibleAsync();
        await using var second = new LessonSite(port);
        await browser.Page.WaitForRequestAsync(request => request.IsNavigationRequest
            && request.Url.EndsWith(Lesson, StringComparison.Ordinal));

        await Expect(part.Field).ToHaveValueAsync("u ⊙ h ⊙ (1 - h)");
        await part.AliveAsync();
        await part.Check.ClickAsync();
        await Expect(part.Judgement).ToContainTextAsync("Right.");
    }

    /// <summary>
    /// Takes six minutes, so it runs only when asked for:
    /// <c>dotnet run --project tests/BackpropTutor.Web.Tests -- -explicit only -method "*LeftAlone*"</c>.
    /// </summary>
    [Fact(Explicit = true)]
    public async Task APageThatWasLeftAloneForSixMinutesStillAnswers()
    {
        await using var browser = await chromium.OpenAsync(site);
        await browser.GoAsync(Lesson);
        await Task.Delay(TimeSpan.FromMinutes(6), TestContext.Current.CancellationToken);

        var part = await AliveAsync(browser, "4-2-b");
        await part.AnswerAsync("u ⊙ h ⊙ (1 - h)");
        await Expect(part.Judgement).ToContainTextAsync("Right.");
    }

    static async Task<ExercisePart> AliveAsync(BrowserPage browser, string id)
    {
        var part = new ExercisePart(browser.Page, id);
        await part.AliveAsync();
        return part;
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
