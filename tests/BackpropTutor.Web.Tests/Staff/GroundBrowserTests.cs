using BackpropTutor.Web.Tests.Support;
using Microsoft.Playwright;

namespace BackpropTutor.Web.Tests.Staff;

/// <summary>What the staff's pages load, and no others.</summary>
public sealed class GroundBrowserTests(LessonSite site, Chromium chromium)
{
    [Theory]
    [InlineData("/en/")]
    [InlineData("/ko/lessons/error-signal")]
    [InlineData("/en/explorer")]
    [InlineData("/en/classes")]
    public async Task ALearnersPageLoadsNothingOfMudBlazor(string path)
    {
        var faculty = await Faculty.OpenAsync(site);
        await using var browser = await faculty.OpenPageAsync(chromium, faculty.Teacher);
        var asked = new List<string>();
        browser.Page.Request += (_, request) => asked.Add(request.Url);

        await browser.GoAsync(path);

        Assert.NotEmpty(asked);
        Assert.DoesNotContain(asked, url => url.Contains("MudBlazor", StringComparison.Ordinal) || url.Contains("staff",
          StringComparison.Ordinal));
    }

    [Fact]
    public async Task AStaffPageLoadsItAndFollowsTheSwitchOfThemes()
    {
        var faculty = await Faculty.OpenAsync(site);
        await using var browser = await faculty.OpenPageAsync(chromium, faculty.Teacher, new() { ColorScheme = ColorScheme.Light });
        var asked = new List<string>();
        browser.Page.Request += (_, request) => asked.Add(request.Url);
        var response = await browser.GoAsync("/en/staff/classes");
        var button = browser.Page.GetByRole(AriaRole.Button, new() { Name = "New class" });
        await button.WaitForAsync();

        Assert.Contains(asked, url => url.Contains("MudBlazor.min.", StringComparison.Ordinal) && url.EndsWith(".js",
          StringComparison.Ordinal));
        Assert.False(response.Headers.ContainsKey("blazor-enhanced-nav"));
        Assert.Contains("style-src-attr 'unsafe-inline'", response.Headers["content-security-policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("style-src-elem 'self' 'unsafe-inline'", response.Headers["content-security-policy"],
          StringComparison.Ordinal);

        var light = await ColourAsync(button);
        await browser.Page.Locator("#theme-toggle").ClickAsync();
        await Assertions.Expect(button).Not.ToHaveCSSAsync("background-color", light);
    }

    [Fact]
    public async Task FromALearnersPageTheWayToAStaffPageLoadsItInFull()
    {
        var faculty = await Faculty.OpenAsync(site);
        await using var browser = await faculty.OpenPageAsync(chromium, faculty.Teacher);
        await browser.GoAsync("/en/lessons/error-signal");

        await browser.Page.EvaluateAsync(
            "() => { const a = document.createElement('a'); a.href = '/en/staff/classes'; document.body.append(a); a.click(); }");
        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "New class" }).ClickAsync();

        await Assertions.Expect(browser.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
    }

    static Task<string> ColourAsync(ILocator element) => element.EvaluateAsync<string>("one => getComputedStyle(one).backgroundColor");
}
