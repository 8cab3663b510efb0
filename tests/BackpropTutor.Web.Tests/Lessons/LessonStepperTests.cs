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
        var steps = browser.Page.Locator("#graph-network .steps");
        await Expect(steps.Locator(".count")).ToHaveTextAsync("11 of 11");
        await PressAsync(browser, steps.GetByRole(AriaRole.Button, new() { Name = "To the start" }));
        await Expect(steps.Locator(".count")).ToHaveTextAsync("1 of 11");
        var seen = new HashSet<string> { await steps.Locator(".now").InnerTextAsync() };

        var forward = steps.GetByRole(AriaRole.Button, new() { Name = "Step forward" });
        await forward.FocusAsync();
        for (var step = 2; step <= 11; step++)
        {
            await browser.Page.Keyboard.PressAsync("Enter");
            await Expect(steps.Locator(".count")).ToHaveTextAsync($"{step} of 11");
            seen.Add(await steps.Locator(".now").InnerTextAsync());
        }

        Assert.Equal(11, seen.Count);
        await Expect(browser.Page.Locator("#graph-network .later")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task TheSliderAndTheNodesStepByArrowKeys()
    {
        await using var browser = await OpenAsync();
        var steps = browser.Page.Locator("#graph-network .steps");
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
        var steps = browser.Page.Locator("#graph-network .steps");
        var start = steps.GetByRole(AriaRole.Button, new() { Name = "To the start" });
        await PressAsync(browser, start);
        await Expect(steps.Locator(".count")).ToHaveTextAsync("1 of 11");
        await browser.Page.WaitForTimeoutAsync(200);

        await Expect(start).ToBeFocusedAsync();
        await browser.Page.Keyboard.PressAsync("Enter");
        await Expect(steps.Locator(".count")).ToHaveTextAsync("1 of 11");
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
        await new ExercisePart(browser.Page, "4-2-e").AliveAsync();
        await Expect(browser.Page.Locator("#graph-network .steps:not(.waiting)")).ToBeVisibleAsync();
        return browser;
    }
}
