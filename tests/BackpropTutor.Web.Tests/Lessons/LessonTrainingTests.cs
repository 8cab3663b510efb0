using BackpropTutor.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BackpropTutor.Web.Tests.Lessons;

/// <summary>The pictures of training: wound back in the page by keyboard, computed anew by the engine when a setting is changed, and
/// complete without either.</summary>
public sealed class LessonTrainingTests(LessonSite site, Chromium chromium)
{
    static readonly ViewportSize Phone = new() { Width = 360, Height = 800 };

    [Theory]
    [InlineData("en", "At step 1:")]
    [InlineData("ko", "1걸음 뒤:")]
    public async Task TheRaceIsWoundBackByKeyboardAndRunAnew(string language, string said)
    {
        await using var browser = await chromium.OpenAsync(site);
        await browser.GoAsync($"/{language}/lessons/optimisers");
        var race = browser.Page.Locator("#paths");
        await race.Locator(".first [data-bar] input").FocusAsync();
        await browser.Page.Keyboard.PressAsync("Home");
        await browser.Page.Keyboard.PressAsync("ArrowRight");

        await Expect(race.Locator(".first [data-said]")).ToHaveTextAsync(said);
        await Expect(race.Locator(".first [data-count]")).ToHaveTextAsync("1");
        await Expect(race.Locator(".first table").First).ToContainTextAsync("(1.8, 1.5)");
        Assert.Equal(2, (await race.Locator(".first .landscape .line").First.GetAttributeAsync("points"))!.Split(' ').Length);

        var rate = race.Locator(".settings input").First;
        await Expect(rate).ToBeEnabledAsync();
        await rate.FocusAsync();
        for (var press = 0; press < 20; press++)
        {
            await browser.Page.Keyboard.PressAsync("ArrowRight");
        }

        await Expect(rate).ToHaveAttributeAsync("aria-valuetext", "0.25");
        await Expect(race.Locator(".first")).ToBeHiddenAsync();
        await race.Locator(".fresh [data-go=back]").PressAsync("Enter");
        await Expect(race.Locator(".fresh [data-count]")).ToHaveTextAsync("39");
        await browser.AssertAccessibleAsync();

        await race.Locator("button.reset").PressAsync("Enter");
        await Expect(race.Locator(".first")).ToBeVisibleAsync();
        await Expect(race.Locator("button.reset")).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData("en", "At step 0: television gets label 1 with probability 0.5 (frozen), 0.5 (fine-tuned).")]
    [InlineData("ko", "0걸음 뒤: television의 레이블이 1일 확률은 0.5 (고정), 0.5 (미세 조정)이에요.")]
    public async Task TheWordsGoBackToWhereTheyBegan(string language, string said)
    {
        await using var browser = await chromium.OpenAsync(site, new() { ViewportSize = Phone, ColorScheme = ColorScheme.Dark });
        await browser.GoAsync($"/{language}/lessons/retraining-word-vectors");
        var space = browser.Page.Locator("#space");
        await Expect(space.Locator("table")).ToContainTextAsync("(−1.282, 0.338)");
        await space.Locator("[data-bar] input").FocusAsync();
        await browser.Page.Keyboard.PressAsync("Home");

        await Expect(space.Locator("[data-said]")).ToHaveTextAsync(said);
        await Expect(space.Locator("table")).Not.ToContainTextAsync("(−1.282, 0.338)");
        await browser.AssertFitsAsync();
        await browser.AssertAccessibleAsync();
    }

    [Theory]
    [InlineData("en", "3 layers of relu")]
    [InlineData("ko", "relu 층 3개")]
    public async Task ANetOfOnesOwnIsMeasured(string language, string said)
    {
        await using var browser = await chromium.OpenAsync(site, new() { ViewportSize = Phone });
        await browser.GoAsync($"/{language}/lessons/gradient-flow");
        var lab = browser.Page.Locator("#spreads");
        await Expect(lab.Locator("select")).ToBeEnabledAsync();
        await lab.Locator("select").SelectOptionAsync("relu");
        var depth = lab.Locator(".settings input").Last;
        await depth.FocusAsync();
        await browser.Page.Keyboard.PressAsync("Home");
        await browser.Page.Keyboard.PressAsync("ArrowRight");
        await browser.Page.Keyboard.PressAsync("ArrowRight");

        await Expect(lab.Locator(".said")).ToContainTextAsync(said);
        await browser.AssertFitsAsync();
        await browser.AssertAccessibleAsync();
    }

    [Theory]
    [InlineData("/en/lessons/optimisers", "#paths")]
    [InlineData("/ko/lessons/why-backpropagation", "#descent")]
    [InlineData("/ko/lessons/learning-rates", "#bowl")]
    [InlineData("/en/lessons/losses-and-regularisation", "#penalised")]
    public async Task WithoutJavaScriptThePictureIsFinishedAndHasItsTable(string path, string block)
    {
        await using var browser = await chromium.OpenAsync(site, new() { JavaScriptEnabled = false, ViewportSize = Phone });
        await browser.GoAsync(path);
        var picture = browser.Page.Locator(block);

        await Expect(picture.Locator(".landscape svg[role=img]")).ToBeVisibleAsync();
        await Expect(picture.Locator("table").First).ToBeVisibleAsync();
        await Expect(picture.Locator("[data-bar]")).ToBeHiddenAsync();
        await Expect(picture.Locator(".settings")).ToBeHiddenAsync();
        await browser.AssertFitsAsync();
    }
}
