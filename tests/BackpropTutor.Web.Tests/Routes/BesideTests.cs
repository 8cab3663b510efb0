using System.Net;
using BackpropTutor.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BackpropTutor.Web.Tests.Routes;

/// <summary>Search, glossary, sources and what one can type, as a reader uses them.</summary>
public sealed class BesideTests(LessonSite site, Chromium chromium)
{
    [Fact]
    public async Task TheSearchInTheHeadWorksWithoutJavaScriptAndLeadsToTheSection()
    {
        await using var browser = await chromium.OpenAsync(site, new() { JavaScriptEnabled = false });
        await browser.GoAsync("/ko/");
        await browser.Page.Locator("#search-in-head").FillAsync("단위행렬은");
        await browser.Page.Locator("#search-in-head").PressAsync("Enter");

        await Expect(browser.Page.Locator(".results mark").First).ToHaveTextAsync("단위행렬");
        await browser.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "한데 모으고 이름 붙이기" }).ClickAsync();
        await browser.Page.WaitForURLAsync("**/ko/lessons/error-signal#put-them-together-and-name-what-you-see");
    }

    [Fact]
    public async Task OnAPhoneTheSearchIsASignThatOpensAField()
    {
        await using var browser = await chromium.OpenAsync(site, new() { ViewportSize = new() { Width = 360, Height = 780 } });
        await browser.GoAsync("/en/lessons/error-signal");
        await browser.Page.Locator(".search-sheet > summary").ClickAsync();
        await browser.AssertAccessibleAsync();
        await browser.Page.Locator("#search-in-sheet").FillAsync("σ'");
        await browser.Page.Locator("#search-in-sheet").PressAsync("Enter");

        await Expect(browser.Page.Locator(".results li").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task WhateverIsSearchedForIsShownAsText()
    {
        using var client = site.NewClient();
        var page = await client.GetStringAsync("/en/search?q=" + Uri.EscapeDataString("<script>alert(1)</script>\"'"));

        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("value=\"&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWordOfALessonLeadsToItsEntryAndBack()
    {
        await using var browser = await chromium.OpenAsync(site);
        await browser.GoAsync("/en/lessons/error-signal");
        await browser.Page.Locator("article.lesson a.term", new() { HasText = "error signal" }).First.ClickAsync();
        await browser.Page.WaitForURLAsync("**/en/glossary#delta");
        var entry = browser.Page.Locator("#delta");
        await Expect(entry.GetByRole(AriaRole.Heading)).ToContainTextAsync("오차 신호 δ");
        await Expect(entry).ToBeInViewportAsync();

        await entry.GetByRole(AriaRole.Link, new() { Name = "4.2 The gradient of the bias" }).ClickAsync();
        await browser.Page.WaitForURLAsync("**/en/lessons/error-signal");
    }

    [Fact]
    public async Task AnErratumLeadsToTheLessonsThatTeachItRight()
    {
        await using var browser = await chromium.OpenAsync(site);
        await browser.GoAsync("/ko/sources#E24");
        await browser.Page.Locator("#E24").GetByRole(AriaRole.Link, new() { Name = "4.2" }).ClickAsync();
        await browser.Page.WaitForURLAsync("**/ko/lessons/error-signal");
    }

    [Fact]
    public async Task WhatIsTypedIsReadAtOnceAndAMistakeIsMarked()
    {
        await using var browser = await chromium.OpenAsync(site);
        await browser.GoAsync("/en/help");
        await browser.Page.Locator("live-form[alive]").WaitForAsync();
        await browser.Page.Locator("#typed").PressSequentiallyAsync("δ x");
        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "ᵀ" }).ClickAsync();
        await Expect(browser.Page.Locator("#reading .shape")).ToHaveTextAsync("2×3");
        await Expect(browser.Page.Locator("#typed")).ToHaveValueAsync("δ xᵀ");

        await browser.Page.Locator("#try-names").FillAsync("δ: 4\nx: 5");
        await Expect(browser.Page.Locator("#reading .shape")).ToHaveTextAsync("4×5");

        await browser.Page.Locator("#typed").FillAsync("δ ⊙ x");
        await Expect(browser.Page.Locator("#reading mark")).ToHaveTextAsync("δ ⊙ x");
        Assert.Contains("text=", browser.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsTypedIsReadWithoutJavaScriptToo()
    {
        await using var browser = await chromium.OpenAsync(site, new() { JavaScriptEnabled = false });
        await browser.GoAsync("/ko/help");
        await browser.Page.Locator("#typed").FillAsync("W*x + b");
        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "읽어 보기" }).ClickAsync();

        await Expect(browser.Page.Locator("#reading .shape")).ToHaveTextAsync("2×1");
    }

    [Theory]
    [InlineData("(", 1_900)]
    [InlineData("x'", 900)]
    [InlineData("[[[", 600)]
    [InlineData("W^", 900)]
    [InlineData("\\frac{", 300)]
    [InlineData("1e308*", 300)]
    public async Task AHostileTextIsAnsweredWithAPage(string piece, int times)
    {
        using var client = site.NewClient();
        var path = "/en/help?text=" + Uri.EscapeDataString(string.Concat(Enumerable.Repeat(piece, times)));

        using var response = await client.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
