using BackpropTutor.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BackpropTutor.Web.Tests.Routes;

/// <summary>What the browser keeps of a learner, as the pages show it.</summary>
public sealed class ProgressTests(LessonSite site, Chromium chromium)
{
    const string Begun = """
        for (const letter of document.querySelector('.contents [data-lesson="1.1"]').dataset.exercises.split(' '))
          localStorage.setItem(`solved 1.1${letter}`, '1');
        localStorage.setItem('draft 1.2a', '3');
        localStorage.setItem('solved 4.2a1~7', '0, 1');
        localStorage.setItem('last', '4.2c');
        """;

    [Fact]
    public async Task LessonsAreMarkedDoneBegunAndNextInWords()
    {
        await using var browser = await chromium.OpenAsync(site);
        await browser.GoAsync("/en/");
        Assert.Equal("", string.Concat(await browser.Page.Locator(".course [data-mark]").AllTextContentsAsync()));
        await browser.Page.EvaluateAsync(Begun);
        await browser.GoAsync("/en/");

        await Expect(Mark(browser, "1.1")).ToHaveTextAsync("✓ done");
        await Expect(Mark(browser, "1.2")).ToHaveTextAsync("◐ begun");
        await Expect(Mark(browser, "1.3")).ToHaveTextAsync("→ next");
        await Expect(Mark(browser, "4.2")).ToHaveTextAsync("◐ 1 of 7");
        await Expect(Mark(browser, "5.1")).ToBeEmptyAsync();
    }

    [Fact]
    public async Task NothingMovesWhenTheMarksAppear()
    {
        await using var browser = await chromium.OpenAsync(site);
        await browser.GoAsync("/ko/");
        await browser.Page.EvaluateAsync(Begun);
        await browser.Page.AddInitScriptAsync(
            "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(one => window.moved += one.value)).observe({ "
            + "type: 'layout-shift', buffered: true })");
        await browser.GoAsync("/ko/");
        await Expect(Mark(browser, "1.1")).ToHaveTextAsync("✓ 마침");
        await browser.PaintedAsync();

        Assert.Equal(0, await browser.Page.EvaluateAsync<double>("window.moved"));
    }

    [Fact]
    public async Task WhoComesBackIsLedToWhereTheyWere()
    {
        await using var browser = await chromium.OpenAsync(site);
        await browser.GoAsync("/en/");
        await Expect(browser.Page.GetByRole(AriaRole.Link, new() { Name = "Continue" })).ToHaveCountAsync(0);

        await browser.GoAsync("/en/lessons/error-signal");
        await browser.Page.Locator("#answer-4-2-c-field").FillAsync("1");
        await browser.GoAsync("/ko/");
        await browser.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "4.2c부터 이어서" }).ClickAsync();

        await browser.Page.WaitForURLAsync("**/ko/lessons/error-signal#exercise-c");
        await Expect(browser.Page.Locator("#answer-4-2-c-field")).ToHaveValueAsync("1");
    }

    [Fact]
    public async Task ASavedFileBringsEverythingToAnotherBrowser()
    {
        await using var first = await chromium.OpenAsync(site);
        await first.GoAsync("/en/progress");
        await first.Page.EvaluateAsync(Begun);
        var download = await first.Page.RunAndWaitForDownloadAsync(
            () => first.Page.GetByRole(AriaRole.Button, new() { Name = "Save as a file" }).ClickAsync());
        var file = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);

        await using var second = await chromium.OpenAsync(site);
        await second.GoAsync("/en/progress");
        await BringInAsync(second, file);

        await Expect(second.Page.Locator("[data-said]")).ToHaveTextAsync("Brought in: 7 solved, 1 drafts.");
        await Expect(second.Page.Locator("tr[data-lessons^='1.1'] [data-lessons-done]").First).ToHaveTextAsync("1 of 4");
        Assert.Equal("3", await second.Page.EvaluateAsync<string>("localStorage.getItem('draft 1.2a')"));
        Assert.Equal("4.2c", await second.Page.EvaluateAsync<string>("localStorage.getItem('last')"));
    }

    [Theory]
    [InlineData("not JSON", "This is not a progress file")]
    [InlineData("[]", "This is not a progress file")]
    [InlineData("""{"format": "another", "version": 1}""", "This is not a progress file")]
    [InlineData("""{"format": "backprop-tutor-progress", "version": 2}""", "a newer version")]
    [InlineData("""{"format": "backprop-tutor-progress", "version": 1, "theme": "dark"}""", "This is not a progress file")]
    [InlineData("""{"format": "backprop-tutor-progress", "version": 1, "drafts": {"theme": "x"}}""", "This is not a progress file")]
    [InlineData("""{"format": "backprop-tutor-progress", "version": 1, "drafts": {"4.2a": "x", "4.2b": 7}}""",
        "This is not a progress file")]
    [InlineData("""{"format": "backprop-tutor-progress", "version": 1, "visited": {"4.2": "yesterday"}}""", "This is not a progress file")]
    [InlineData("""{"format": "backprop-tutor-progress", "version": 1, "last": "<b>"}""", "This is not a progress file")]
    public async Task AFileFromElsewhereChangesNothing(string file, string said)
    {
        await using var browser = await chromium.OpenAsync(site);
        await browser.GoAsync("/en/progress");
        await BringInAsync(browser, file);

        await Expect(browser.Page.Locator("[data-said]")).ToContainTextAsync(said);
        Assert.Equal(0, await browser.Page.EvaluateAsync<int>("localStorage.length"));
    }

    [Fact]
    public async Task AFileThatIsTooLargeIsNotEvenRead()
    {
        await using var browser = await chromium.OpenAsync(site);
        await browser.GoAsync("/en/progress");
        await BringInAsync(browser, new string(' ', 1_000_001));

        await Expect(browser.Page.Locator("[data-said]")).ToContainTextAsync("larger than one megabyte");
    }

    [Fact]
    public async Task ForgettingTakesTwoSteps()
    {
        await using var browser = await chromium.OpenAsync(site);
        await browser.GoAsync("/en/progress");
        await browser.Page.EvaluateAsync(Begun);
        await browser.Page.EvaluateAsync("localStorage.setItem('theme', 'dark')");
        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "Forget everything", Exact = true }).ClickAsync();
        await browser.AssertAccessibleAsync();
        Assert.Equal("4.2c", await browser.Page.EvaluateAsync<string>("localStorage.getItem('last')"));
        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        Assert.Equal("4.2c", await browser.Page.EvaluateAsync<string>("localStorage.getItem('last')"));

        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "Forget everything", Exact = true }).ClickAsync();
        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "Yes, forget everything" }).ClickAsync();

        await Expect(browser.Page.Locator("[data-said]")).ToHaveTextAsync("Everything was forgotten.");
        Assert.Equal(["theme"], await browser.Page.EvaluateAsync<string[]>("Object.keys(localStorage)"));
    }

    static ILocator Mark(BrowserPage browser, string lesson) => browser.Page.Locator($".course [data-lesson='{lesson}'] [data-mark]");

    static Task BringInAsync(BrowserPage browser, string file) => browser.Page.Locator("[data-import]").SetInputFilesAsync(
        new FilePayload { Name = "progress.json", MimeType = "application/json", Buffer = System.Text.Encoding.UTF8.GetBytes(file) });
}
