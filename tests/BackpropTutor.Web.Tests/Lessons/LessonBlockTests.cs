using BackpropTutor.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BackpropTutor.Web.Tests.Lessons;

/// <summary>
/// The pictures that are not the graph's: each is worked by keyboard alone at the width of a phone in both languages, and each is finished
/// without a script. The graph has tests of its own.
/// </summary>
public sealed class LessonBlockTests(LessonSite site, Chromium chromium)
{
    const int MostTabs = 40;
    static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };

    [Theory]
    [InlineData("en")]
    [InlineData("ko")]
    public async Task AJacobianIsTurnedIntoTheShapeOfItsVariable(string language)
    {
        await using var browser = await OpenAsync(language, "shape-convention");
        var jacobian = browser.Page.Locator("figure.jacobian").Filter(new() { Has = browser.Page.Locator(".forms") }).First;
        await Expect(jacobian.Locator(".gradient-form")).ToBeHiddenAsync();

        await TabToAsync(jacobian, ".as-jacobian");
        await browser.Page.Keyboard.PressAsync("ArrowRight");

        await Expect(jacobian.Locator(".gradient-form table")).ToBeVisibleAsync();
        await Expect(jacobian.Locator(".jacobian-form")).ToBeHiddenAsync();
        await FitsAndIsAccessibleAsync(browser);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ko")]
    public async Task OneStepOfTheErrorSignalIsBroughtForward(string language)
    {
        await using var browser = await OpenAsync(language, "window-gradients");
        var deltas = browser.Page.Locator("figure.deltas").First;
        await Expect(deltas.Locator(".row.upstream > th").First).ToHaveCSSAsync("box-shadow", "none");

        await TabToAsync(deltas, ".show-all");
        await browser.Page.Keyboard.PressAsync("ArrowRight");

        await Expect(deltas.Locator(".show-upstream")).ToBeCheckedAsync();
        await Expect(deltas.Locator(".row.upstream > th").First).Not.ToHaveCSSAsync("box-shadow", "none");
        await Expect(deltas.Locator(".row.gifts > th").First).ToHaveCSSAsync("box-shadow", "none");
        await FitsAndIsAccessibleAsync(browser);
    }

    [Theory]
    [InlineData("en", "Right.", "This is how it goes")]
    [InlineData("ko", "맞았어요.", "이렇게 돼요")]
    public async Task WhatAGateSendsBackIsPredictedAndThenSeen(string language, string right, string wrong)
    {
        await using var browser = await OpenAsync(language, "gate-patterns");
        var gate = browser.Page.Locator(".gates .gate").First;
        await Expect(gate.Locator("form")).ToBeVisibleAsync();

        // The first gate multiplies −2 by 4, and 1 comes from above.
        await TabToAsync(gate, "input");
        await browser.Page.Keyboard.TypeAsync("-2");
        await browser.Page.Keyboard.PressAsync("Tab");
        await browser.Page.Keyboard.TypeAsync("4");
        await browser.Page.Keyboard.PressAsync("Enter");
        await Expect(gate.Locator(".verdict")).ToContainTextAsync(wrong);

        await TabToAsync(gate, ".ask button");
        await browser.Page.Keyboard.PressAsync("Enter");
        await Expect(gate.Locator("form")).ToBeVisibleAsync();
        await TabToAsync(gate, "input");
        await browser.Page.Keyboard.PressAsync("Control+a");
        await browser.Page.Keyboard.TypeAsync("4");
        await browser.Page.Keyboard.PressAsync("Tab");
        await browser.Page.Keyboard.PressAsync("Control+a");
        await browser.Page.Keyboard.TypeAsync("-2");
        await browser.Page.Keyboard.PressAsync("Enter");

        await Expect(gate.Locator(".verdict")).ToContainTextAsync(right);
        await FitsAndIsAccessibleAsync(browser);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ko")]
    public async Task TheLabFindsTheKinkOfAnyFunctionAndItsStepMoves(string language)
    {
        await using var browser = await OpenAsync(language, "numeric-gradients");
        var lab = browser.Page.Locator(".lab").First;
        await Expect(lab.Locator("form")).ToBeVisibleAsync();
        await Expect(lab.Locator(".kink")).ToHaveCountAsync(0);

        await TabToAsync(lab, "input.function");
        await browser.Page.Keyboard.PressAsync("Control+a");
        await browser.Page.Keyboard.TypeAsync("relu(x)");
        await browser.Page.Keyboard.PressAsync("Tab");
        await browser.Page.Keyboard.PressAsync("Control+a");
        await browser.Page.Keyboard.TypeAsync("0");
        await browser.Page.Keyboard.PressAsync("Enter");
        await Expect(lab.Locator(".kink").First).ToBeVisibleAsync();

        var step = lab.Locator(".step output");
        var before = await step.InnerTextAsync();
        await TabToAsync(lab, "input[type=range]");
        await browser.Page.Keyboard.PressAsync("Home");
        await Expect(step).Not.ToHaveTextAsync(before);
        await Expect(step).ToHaveTextAsync("1e−13");
        await FitsAndIsAccessibleAsync(browser);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ko")]
    public async Task ThePointOfAnActivationMoves(string language)
    {
        await using var browser = await OpenAsync(language, "nonlinearities");
        var plots = browser.Page.Locator(".activations").First;
        await Expect(plots.Locator("input[type=range]").First).ToBeVisibleAsync();
        var value = plots.Locator(".head.value").First;
        var before = await value.InnerTextAsync();

        await TabToAsync(plots, "input[type=range]");
        await browser.Page.Keyboard.PressAsync("End");

        await Expect(value).Not.ToHaveTextAsync(before);
        await FitsAndIsAccessibleAsync(browser);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ko")]
    public async Task ADerivationIsTakenBackAndUncoveredLineByLine(string language)
    {
        await using var browser = await OpenAsync(language, "error-signal");
        var derivation = browser.Page.Locator(".derivation-block").First;
        var all = await derivation.Locator("[data-line]:visible").CountAsync();
        Assert.True(all > 5, $"{all} lines");

        await TabToAsync(derivation, "[data-lines=none]");
        await browser.Page.Keyboard.PressAsync("Enter");
        await Expect(derivation.Locator("[data-line]:visible")).ToHaveCountAsync(1);
        await browser.Page.Keyboard.PressAsync("Tab");
        await browser.Page.Keyboard.PressAsync("Enter");
        await Expect(derivation.Locator("[data-line]:visible")).ToHaveCountAsync(2);
        await browser.Page.Keyboard.PressAsync("Tab");
        await browser.Page.Keyboard.PressAsync("Enter");

        await Expect(derivation.Locator("[data-line]:visible")).ToHaveCountAsync(all);
        await FitsAndIsAccessibleAsync(browser);
    }

    [Theory]
    [InlineData("shape-convention", "figure.jacobian", "table.grid")]
    [InlineData("huge-jacobians", "figure:has(svg):has(table)", "svg")]
    [InlineData("window-gradients", "figure.deltas", "svg")]
    [InlineData("gate-patterns", "figure:has(.gates)", ".gates svg")]
    [InlineData("numeric-gradients", "figure:has(.lab)", "svg")]
    [InlineData("nonlinearities", ".activation-block", "svg")]
    public async Task WithoutAScriptAPictureIsFinishedAndHasItsTable(string lesson, string block, string picture)
    {
        foreach (var language in new[] { "en", "ko" })
        {
            await using var browser = await OpenAsync(language, lesson, hasScripts: false);
            var figure = browser.Page.Locator(block).First;

            await Expect(figure.Locator(picture).First).ToBeVisibleAsync();
            var table = figure.Locator("table").First;
            // A long one may be folded; a summary opens without a script.
            if (await figure.Locator("details:has(table) summary").CountAsync() > 0)
            {
                await figure.Locator("details:has(table) summary").First.ClickAsync();
            }

            await Expect(table).ToBeVisibleAsync();
            Assert.Matches("[0-9]", await table.InnerTextAsync());
            await browser.AssertFitsAsync();
        }
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ko")]
    public async Task WithoutAScriptADerivationShowsEachLineAndNoButton(string language)
    {
        await using var browser = await OpenAsync(language, "error-signal", hasScripts: false);
        var derivation = browser.Page.Locator(".derivation-block").First;

        await Expect(derivation.Locator("[data-line]").Last).ToBeVisibleAsync();
        await Expect(derivation.Locator("[data-lines]").First).ToBeHiddenAsync();
    }

    async Task<BrowserPage> OpenAsync(string language, string lesson, bool hasScripts = true)
    {
        var browser = await chromium.OpenAsync(site, new() { JavaScriptEnabled = hasScripts, ViewportSize = Phone });
        await browser.GoAsync($"/{language}/lessons/{lesson}");
        return browser;
    }

    /// <summary>Presses Tab from the block's beginning until the first such part of it has the focus.</summary>
    static async Task TabToAsync(ILocator block, string part)
    {
        var target = block.Locator(part).First;
        await block.EvaluateAsync("one => { one.tabIndex = -1; one.focus(); one.removeAttribute('tabindex'); }");
        for (var tabs = 0; tabs < MostTabs; tabs++)
        {
            await block.Page.Keyboard.PressAsync("Tab");
            if (await target.EvaluateAsync<bool>("one => one === document.activeElement"))
            {
                return;
            }
        }

        Assert.Fail($"{part} is not among the first {MostTabs} places that Tab reaches.");
    }

    static async Task FitsAndIsAccessibleAsync(BrowserPage browser)
    {
        await browser.AssertFitsAsync();
        await browser.AssertAccessibleAsync();
    }
}
