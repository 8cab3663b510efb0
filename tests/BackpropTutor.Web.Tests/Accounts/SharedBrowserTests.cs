using BackpropTutor.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BackpropTutor.Web.Tests.Accounts;

/// <summary>A browser that several people use, and several browsers that one person uses.</summary>
public sealed class SharedBrowserTests(LessonSite site, Chromium chromium)
{
    const string Lesson = "/en/lessons/error-signal";
    const string Answer = "u ⊙ h ⊙ (1 - h)";

    static readonly string[] Everybodys = ["account/sign-in", "account/sign-up", "account/forgotten", "account/sign-out"];
    static readonly string[] Own = ["account", "account/security", "account/tokens", "account/data", "classes", "join?code=WRONG",
        "progress"];

    [Theory]
    [InlineData("en", 1280, ColorScheme.Light)]
    [InlineData("ko", 390, ColorScheme.Dark)]
    [InlineData("ko", 320, ColorScheme.Light)]
    public async Task EachPageIsAccessibleAndFits(string language, int width, ColorScheme theme)
    {
        var account = await site.NewAccountAsync("김서연");
        var options = new BrowserNewContextOptions { ViewportSize = new() { Width = width, Height = 800 }, ColorScheme = theme };
        await using (var nobody = await chromium.OpenAsync(site, options))
        {
            await AssertEachAsync(nobody, Everybodys, language);
        }

        await using var browser = await chromium.OpenAsync(site, account, options);
        await AssertEachAsync(browser, Own, language);
        await Expect(browser.Page.Locator(".account .who")).ToHaveTextAsync("김서연");
    }

    [Fact]
    public async Task WhatWasDoneBeforeSigningInIsTakenAlongToEveryDevice()
    {
        var account = await site.NewAccountAsync();
        await using (var browser = await chromium.OpenAsync(site))
        {
            await browser.GoAsync(Lesson);
            var part = new ExercisePart(browser.Page, "4-2-b");
            await part.AliveAsync();
            await part.AnswerAsync(Answer);
            await Expect(part.Judgement).ToContainTextAsync("Right.");
            await SignInAsync(browser, account.Email!);
            await browser.Page.GetByRole(AriaRole.Button, new() { Name = "Take it along" }).ClickAsync();
            await Expect(browser.Page.Locator(".take-along")).ToHaveCountAsync(0);
        }

        await using var other = await chromium.OpenAsync(site, account);
        await other.GoAsync("/en/progress");
        await BrowserPage.UntilAsync(other.Page, "localStorage.getItem('solved 4.2b') !== null");
        await other.GoAsync(Lesson);
        await Expect(new ExercisePart(other.Page, "4-2-b").Field).ToHaveValueAsync(Answer);
    }

    [Fact]
    public async Task WhoeverSignsOutLeavesNothingInTheBrowserAndItsOtherTabsAreNobodys()
    {
        var account = await site.NewAccountAsync();
        await using var browser = await chromium.OpenAsync(site);
        await SignInAsync(browser, account.Email!);
        var tab = await browser.Page.Context.NewPageAsync();
        await tab.GotoAsync(Lesson);
        var part = new ExercisePart(tab, "4-2-b");
        await part.AliveAsync();
        await part.Field.FillAsync("u * mine");
        await Expect(part.Reading).Not.ToBeEmptyAsync();
        await BrowserPage.UntilAsync(tab, "localStorage.getItem('account') !== null");

        await browser.GoAsync("/en/account/sign-out");
        await browser.Page.Locator(".form button").ClickAsync();
        await Expect(browser.Page.Locator(".account")).ToHaveAttributeAsync("aria-label", "Sign in");
        await BrowserPage.UntilAsync(browser.Page, "localStorage.getItem('account') === null");

        await Expect(tab.Locator(".account")).ToHaveAttributeAsync("aria-label", "Sign in");
        await Expect(part.Field).ToHaveValueAsync("");
        Assert.Equal("null", await browser.Page.EvaluateAsync<string>("String(localStorage.getItem('draft 4.2b'))"));
    }

    static async Task SignInAsync(BrowserPage browser, string email)
    {
        await browser.GoAsync("/en/account/sign-in");
        await browser.Page.GetByLabel("E-mail address").FillAsync(email);
        await browser.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(Support.Accounts.Password);
        await browser.Page.Locator(".form button.button").First.ClickAsync();
        await Expect(browser.Page.Locator("h1")).ToHaveTextAsync("My classes");
    }

    static async Task AssertEachAsync(BrowserPage browser, string[] pages, string language)
    {
        foreach (var page in pages)
        {
            await browser.GoAsync($"/{language}/{page}");
            await browser.AssertAccessibleAsync();
            await browser.AssertFitsAsync();
        }
    }
}
