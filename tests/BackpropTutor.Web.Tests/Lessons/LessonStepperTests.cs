using BackpropTutor.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BackpropTutor.Web.Tests.Lessons;

/// <summary>Stepping through a picture's forward and backward pass with nothing but the keyboard.</summary>
public sealed class LessonStepperTests(LessonSite site, Chromium chromium)
{
    [Fact]
    public async Task TheButtonsStepFromTheFirstToTheLast()
    {
        await using var browser = await OpenAsync();
        var steps = browser.Page.Locator("#graph-network .stepping");
        await Expect(steps.Locator(".count")).ToHaveTextAsync("11 of 11");
        await PressAsync(browser, steps.GetByRole(AriaRole.Button, new() { Name = "To the start" }));
        await Expect(steps.Locator(".count")).ToHaveTextAsync("1 of 11");
        var seen = new HashSet<string> { await steps.Locator(".now-said").InnerTextAsync() };

        var forward = steps.GetByRole(AriaRole.Button, new() { Name = "Step forward" });
        await forward.FocusAsync();
        for (var step = 2; step <= 11; step++)
        {
            await browser.Page.Keyboard.PressAsync("Enter");
            await Expect(steps.Locator(".count")).ToHaveTextAsync($"{step} of 11");
            seen.Add(await steps.Locator(".now-said").InnerTextAsync());
        }

        Assert.Equal(11, seen.Count);
        await Expect(browser.Page.Locator("#graph-network .later")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task TheSliderAndTheNodesStepByArrowKeys()
    {
        await using var browser = await OpenAsync();
        var steps = browser.Page.Locator("#graph-network .stepping");
        await steps.GetByRole(AriaRole.Slider).FocusAsync();
        await browser.Page.Keyboard.PressAsync("Home");
        await Expect(steps.Locator(".count")).ToHaveTextAsync("1 of 11");
        await browser.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(steps.Locator(".count")).ToHaveTextAsync("2 of 11");
        Assert.NotEqual(0, await browser.Page.Locator("#graph-network .later").CountAsync());

        var node = browser.Page.Locator("#graph-network svg [role=button]").Nth(2);
        await node.FocusAsync();
        await browser.Page.Keyboard.PressAsync("End");
        await Expect(steps.Locator(".count")).ToHaveTextAsync("11 of 11");
        await browser.Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(steps.Locator(".count")).ToHaveTextAsync("10 of 11");
        await Expect(node).ToBeFocusedAsync();
    }

    [Fact]
    public async Task TheFocusIsNotLostAtEitherEnd()
    {
        await using var browser = await OpenAsync();
        var steps = browser.Page.Locator("#graph-network .stepping");
        var start = steps.GetByRole(AriaRole.Button, new() { Name = "To the start" });
        await PressAsync(browser, start);
        await Expect(steps.Locator(".count")).ToHaveTextAsync("1 of 11");
        await browser.PaintedAsync();

        await Expect(start).ToBeFocusedAsync();
        await browser.Page.Keyboard.PressAsync("Enter");
        await Expect(steps.Locator(".count")).ToHaveTextAsync("1 of 11");
    }

    [Theory]
    [InlineData("en", "Right.", "Not right.")]
    [InlineData("ko", "맞아요.", "맞지 않아요.")]
    public async Task AGradientIsFilledInAndTheNumbersAreChangedByKeyboardAloneAtPhoneWidth(string language, string right, string wrong)
    {
        await using var browser = await chromium.OpenAsync(site, new() { ViewportSize = new() { Width = 360, Height = 740 } });
        await browser.GoAsync($"/{language}/lessons/forward-and-backward");
        var picture = browser.Page.Locator("#graph-worked");
        await picture.Locator(".try summary").FocusAsync();
        await browser.Page.Keyboard.PressAsync("Enter");
        await picture.Locator("[name=node]").SelectOptionAsync("z");
        await picture.Locator("[name=answer]").FocusAsync();
        await browser.Page.Keyboard.TypeAsync("99");
        await browser.Page.Keyboard.PressAsync("Enter");
        await Expect(picture.Locator("[data-piece=verdict] strong")).ToHaveTextAsync(wrong);

        await picture.Locator("[name='v.z']").FillAsync("7");
        await picture.Locator("[name=node]").SelectOptionAsync("q");
        await picture.Locator("[name=answer]").FillAsync("7");
        await browser.Page.Keyboard.PressAsync("Enter");
        await Expect(picture.Locator("[data-piece=verdict] strong")).ToHaveTextAsync(right);
        await Expect(picture.Locator("g.node[data-name=z] .value text")).ToHaveTextAsync("7");
        await Expect(picture.Locator("[name=answer]")).ToBeFocusedAsync();
        await browser.AssertFitsAsync();
        await browser.AssertAccessibleAsync();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ko")]
    public async Task WithoutAScriptThePictureIsFinishedAndItsPageAnswers(string language)
    {
        await using var browser = await chromium.OpenAsync(site, new() { JavaScriptEnabled = false });
        await browser.GoAsync($"/{language}/lessons/sigmoid-neuron");
        var picture = browser.Page.Locator("#graph-gates");
        Assert.Equal(0, await picture.Locator(".later").CountAsync());
        await Expect(picture.Locator(".stepping")).ToBeHiddenAsync();
        await picture.Locator(".sentences summary").ClickAsync();
        // The inputs and eight gates on the way there; the output and twelve wires on the way back.
        Assert.Equal(1 + 8 + 1 + 12, await picture.Locator(".sentences li").CountAsync());
        await picture.Locator(".try summary").ClickAsync();
        await picture.Locator("[name=closed]").CheckAsync();
        await picture.Locator("[name='v.w2']").FillAsync("0");
        await browser.Page.Keyboard.PressAsync("Enter");
        await browser.Page.WaitForURLAsync("**/pictures/gates?**");

        await Expect(picture.Locator("g.node[data-name=f] .face").First).ToHaveTextAsync("σ");
        await Expect(picture.Locator("g.node[data-name=a] .value text")).ToHaveTextAsync("1");
    }

    [Fact]
    public async Task CoveredGradientsAreNowhereToBeSeenAndComeBack()
    {
        await using var browser = await OpenAsync();
        var picture = browser.Page.Locator("#graph-network");
        await picture.Locator("[data-cover]").CheckAsync();
        await Expect(picture.Locator("g.node .gradient text").First).ToBeHiddenAsync();
        await Expect(picture.Locator(".now-said")).ToHaveTextAsync("b ← z: upstream ? × local ? = downstream ?");
        await Expect(picture.Locator(".numbers")).ToBeHiddenAsync();
        await picture.Locator("[data-cover]").UncheckAsync();
        await Expect(picture.Locator("g.node .gradient text").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task ThePicturesOwnPageHidesWhatIsAskedAtTheLessonsNumbers()
    {
        using var client = site.NewClient();
        var own = await client.GetStringAsync("/en/lessons/error-signal/pictures/practice?v.b=1%3B-1",
            TestContext.Current.CancellationToken);
        var other = await client.GetStringAsync("/en/lessons/error-signal/pictures/practice?v.x=3%203%203&v.u=3%203&v.b=4%205",
            TestContext.Current.CancellationToken);

        Assert.Contains("asked in the exercise", own, StringComparison.Ordinal);
        Assert.DoesNotContain("asked in the exercise", other, StringComparison.Ordinal);
    }

    static async Task PressAsync(BrowserPage browser, ILocator button)
    {
        await button.FocusAsync();
        await browser.Page.Keyboard.PressAsync("Enter");
    }

    async Task<BrowserPage> OpenAsync()
    {
        var browser = await chromium.OpenAsync(site);
        await browser.GoAsync("/en/lessons/error-signal");
        await Expect(browser.Page.Locator("#graph-network .stepping")).ToBeVisibleAsync();
        return browser;
    }
}
