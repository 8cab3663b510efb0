using BackpropTutor.Web.Tests.Support;
using Microsoft.Playwright;

namespace BackpropTutor.Web.Tests;

/// <summary>The pages as a person meets them, in a real browser over a real port.</summary>
public sealed class BrowserTests(SmallSite site, Chromium chromium)
{
    static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };

    public static MatrixTheoryData<string, ColorScheme> PagesAndThemes { get; } = new(
        ["/en/", "/ko/", "/en/lessons/bias", "/ko/lessons/bias", "/en/no/such/page"],
        [ColorScheme.Light, ColorScheme.Dark]);

    [Theory]
    [InlineData("/en/", "en", "Backpropagation, worked by hand", "The chain rule")]
    [InlineData("/ko/", "ko", "손으로 풀어 보는 역전파", "연쇄 법칙")]
    public async Task TheFirstPageSaysWhatThisIsAndLeadsIntoTheLessons(string path, string language, string title, string lesson)
    {
        await using var browser = await chromium.OpenAsync(site);
        await browser.GoAsync(path);

        Assert.Equal(language, await browser.Page.GetAttributeAsync("html", "lang"));
        Assert.Equal(title, await browser.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).TextContentAsync());
        await browser.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = lesson }).First.ClickAsync();
        await browser.Page.WaitForURLAsync($"**{path}lessons/chain");
        Assert.Equal(lesson, await browser.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).TextContentAsync());
    }

    [Fact]
    public async Task TheLanguageSwitchKeepsThePageAndIsRemembered()
    {
        await using var browser = await chromium.OpenAsync(site);
        await browser.GoAsync("/en/lessons/bias");
        await browser.Page.GetByRole(AriaRole.Link, new() { Name = "한국어" }).ClickAsync();
        await browser.Page.WaitForURLAsync("**/ko/lessons/bias");
        Assert.Equal("편향의 기울기", await browser.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).TextContentAsync());

        await browser.GoAsync("/");

        Assert.Equal("/ko/", new Uri(browser.Page.Url).AbsolutePath);
    }

    [Fact]
    public async Task EachLanguageNamesTheOtherAsItsAlternate()
    {
        await using var browser = await chromium.OpenAsync(site);
        await browser.GoAsync("/ko/lessons/bias");

        Assert.Equal($"{site.Address}en/lessons/bias", await browser.Page.GetAttributeAsync("link[hreflang=en]", "href"));
        Assert.Equal($"{site.Address}ko/lessons/bias", await browser.Page.GetAttributeAsync("link[hreflang=ko]", "href"));
    }

    [Fact]
    public async Task AChosenThemeIsThereAgainBeforeAnythingIsPainted()
    {
        await using var browser = await chromium.OpenAsync(site, new() { ColorScheme = ColorScheme.Light });
        await browser.GoAsync("/en/");
        var paper = await BackgroundAsync(browser);
        var toggle = browser.Page.GetByRole(AriaRole.Button, new() { Name = "Dark theme" });
        Assert.Equal("false", await toggle.GetAttributeAsync("aria-pressed"));

        await toggle.ClickAsync();
        var night = await BackgroundAsync(browser);
        Assert.NotEqual(paper, night);
        Assert.Equal("true", await toggle.GetAttributeAsync("aria-pressed"));

        await browser.GoAsync("/ko/lessons/bias");
        Assert.Equal(night, await BackgroundAsync(browser));
        Assert.Equal("dark", await browser.Page.GetAttributeAsync("html", "data-theme"));
    }

    [Fact]
    public async Task APageReadsFullyWithoutJavaScript()
    {
        await using var browser = await chromium.OpenAsync(site, new() { JavaScriptEnabled = false });
        await browser.GoAsync("/ko/");

        Assert.True(await browser.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).IsVisibleAsync());
        Assert.True(await browser.Page.GetByRole(AriaRole.Link, new() { Name = "English" }).IsVisibleAsync());
        Assert.False(await browser.Page.Locator("#theme-toggle").IsVisibleAsync());
    }

    [Theory]
    [MemberData(nameof(PagesAndThemes))]
    public async Task NoAccessibilityRuleIsBrokenInEitherTheme(string path, ColorScheme theme)
    {
        await using var browser = await chromium.OpenAsync(site, new() { ColorScheme = theme });
        browser.Expect("404");
        await browser.GoAsync(path);

        await browser.AssertAccessibleAsync();
    }

    [Theory]
    [InlineData("/en/", 390)]
    [InlineData("/ko/", 390)]
    [InlineData("/en/lessons/bias", 390)]
    [InlineData("/ko/no/such/page", 390)]
    [InlineData("/en/", 320)]
    [InlineData("/ko/lessons/bias", 320)]
    public async Task APhoneNeedsNoSidewaysScroll(string path, int width)
    {
        await using var browser = await chromium.OpenAsync(site, new() { ViewportSize = new ViewportSize { Width = width, Height = 844 } });
        browser.Expect("404");
        await browser.GoAsync(path);

        await browser.AssertFitsAsync();
    }

    [Fact]
    public async Task OnAPhoneTheContentsOpenAsASheet()
    {
        await using var browser = await chromium.OpenAsync(site, new() { ViewportSize = Phone });
        await browser.GoAsync("/en/lessons/chain");
        var link = browser.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "4.2 The gradient of the bias" });
        Assert.False(await link.IsVisibleAsync());

        await browser.Page.Locator(".contents-sheet > summary").ClickAsync();
        await browser.Page.Locator(".contents-sheet summary", new() { HasText = "Second part" }).ClickAsync();
        await browser.AssertAccessibleAsync();
        await link.ClickAsync();

        await browser.Page.WaitForURLAsync("**/en/lessons/bias");
    }

    [Fact]
    public async Task TheKeyboardMeetsThingsInTheOrderInWhichTheyAreRead()
    {
        await using var browser = await chromium.OpenAsync(site);
        await browser.GoAsync("/en/");

        // Its name is known when the page has asked who is here.
        await browser.Page.Locator("account-link [aria-label='Set up']").WaitForAsync();
        List<string> met = [];
        for (var step = 0; step < 12; step++)
        {
            await browser.Page.Keyboard.PressAsync("Tab");
            met.Add(await browser.Page.EvaluateAsync<string>(
                "(document.activeElement.getAttribute('aria-label') ?? document.activeElement.labels?.[0]?.textContent ?? "
                + "document.activeElement.innerText).replace(/\\s+/g, ' ').trim()"));
            Assert.NotEqual("none", await browser.Page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
        }

        Assert.Equal(
            [
                "Skip to the text", "BackpropTutor", "Explorer", "Glossary", "Search lessons and glossary", "Search", "한국어", "Set up",
                "Dark theme", "1 First part", "4 Second part", "Begin with The chain rule",
            ],
            met);
    }

    [Fact]
    public async Task TheSkipLinkLeadsPastTheHead()
    {
        await using var browser = await chromium.OpenAsync(site);
        await browser.GoAsync("/en/lessons/bias");
        await browser.Page.Keyboard.PressAsync("Tab");
        await browser.Page.Keyboard.PressAsync("Enter");

        Assert.Equal("text", await browser.Page.EvaluateAsync<string>("document.activeElement.id"));
        Assert.Equal("/en/lessons/bias", new Uri(browser.Page.Url).AbsolutePath);
    }

    static Task<string> BackgroundAsync(BrowserPage browser) =>
        browser.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).backgroundColor");
}
