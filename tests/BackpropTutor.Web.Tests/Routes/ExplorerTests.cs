using System.Net;
using System.Xml.Linq;
using BackpropTutor.Lessons.Exploring;
using BackpropTutor.Web.Tests.Support;
using Microsoft.Playwright;

namespace BackpropTutor.Web.Tests.Routes;

/// <summary>The explorer as a person meets it.</summary>
public sealed class ExplorerTests(SmallSite site, Chromium chromium)
{
    const string Hostile = "z = <script>alert(1)</script>\n\"><img src=x onerror=alert(2)>";

    public static MatrixTheoryData<string, ColorScheme> LanguagesAndThemes
    {
        get;
    } = new(["en", "ko"], [ColorScheme.Light, ColorScheme.Dark]);

    public static MatrixTheoryData<string, int> LanguagesAndExamples
    {
        get;
    } = new(["en", "ko"], [.. Enumerable.Range(0, Example.All.Length)]);

    [Theory]
    [InlineData("en", "Explorer", "Differences agree.")]
    [InlineData("ko", "탐색기", "수치 기울기와 같아요.")]
    public async Task TheHeadLeadsToAWorkedExample(string language, string title, string agreed)
    {
        await using var browser = await chromium.OpenAsync(site);
        await browser.GoAsync($"/{language}/");
        await browser.Page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();
        await browser.Page.WaitForURLAsync($"**/{language}/explorer");

        Assert.Equal(title, await browser.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).TextContentAsync());
        Assert.True(await browser.Page.Locator("svg.drawing").IsVisibleAsync());
        Assert.Equal(4, await browser.Page.GetByText(agreed).CountAsync());
    }

    [Fact]
    public async Task WhatIsTypedComesBackDifferentiatedWithoutAScript()
    {
        await using var browser = await chromium.OpenAsync(site, new() { JavaScriptEnabled = false });
        await browser.GoAsync("/en/explorer");
        await browser.Page.GetByLabel("Function").FillAsync("f = x^3");
        await browser.Page.GetByLabel("Inputs").FillAsync("x = 2");
        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "Differentiate" }).ClickAsync();

        Assert.Contains("program=f", browser.Page.Url, StringComparison.Ordinal);
        Assert.Equal("12", (await browser.Page.Locator(".derivative .number").TextContentAsync())!.Trim());
        Assert.Equal("f = x^3", await browser.Page.GetByLabel("Function").InputValueAsync());
        Assert.True(await browser.Page.Locator("svg.drawing").IsVisibleAsync());
    }

    [Fact]
    public async Task ThePictureComesAliveAndSteps()
    {
        await using var browser = await chromium.OpenAsync(site);
        await browser.GoAsync("/en/explorer" + Example.All[1].Query.ToAddress());
        var finished = await browser.Page.Locator(".now-said").TextContentAsync();
        await browser.Page.Locator(".stepping button").First.ClickAsync();

        await Assertions.Expect(browser.Page.Locator(".now-said")).Not.ToHaveTextAsync(finished!);
    }

    [Theory]
    [MemberData(nameof(LanguagesAndThemes))]
    public async Task NoAccessibilityRuleIsBroken(string language, ColorScheme theme)
    {
        await using var browser = await chromium.OpenAsync(site, new() { ColorScheme = theme });
        await browser.GoAsync($"/{language}/explorer");
        await browser.AssertAccessibleAsync();

        await browser.GoAsync($"/{language}/explorer" + Example.All[^1].Query.ToAddress());
        await browser.AssertAccessibleAsync();

        await browser.GoAsync($"/{language}/explorer" + new ExplorerQuery("s = W x", "W = [[1, 2], [3]]", "q").ToAddress());
        await browser.AssertAccessibleAsync();
    }

    [Theory]
    [MemberData(nameof(LanguagesAndExamples))]
    public async Task EveryExampleFitsAPhone(string language, int example)
    {
        await using var browser = await chromium.OpenAsync(site, new() { ViewportSize = new ViewportSize { Width = 390, Height = 844 } });
        await browser.GoAsync($"/{language}/explorer" + Example.All[example].Query.ToAddress());

        await browser.AssertFitsAsync();
        Assert.Equal(0, await browser.Page.Locator(".mistake").CountAsync());
    }

    [Fact]
    public async Task TheLinkOnThePageReproducesThePage()
    {
        await using var browser = await chromium.OpenAsync(site);
        await browser.GoAsync("/en/explorer" + new ExplorerQuery("a = x y\nb = exp(a)", "x: 2\ny: scalar", "a").ToAddress());
        var before = await browser.Page.Locator(".explored section:nth-of-type(2)").InnerTextAsync();
        await browser.Page.GetByRole(AriaRole.Link, new() { Name = "Link to this page" }).ClickAsync();
        await browser.Page.WaitForLoadStateAsync();

        Assert.Equal(before, await browser.Page.Locator(".explored section:nth-of-type(2)").InnerTextAsync());
    }

    [Fact]
    public async Task AMistakeIsMarkedAtItsPlaceAndNothingTypedIsLost()
    {
        await using var browser = await chromium.OpenAsync(site);
        await browser.GoAsync("/en/explorer" + new ExplorerQuery("z = W x\ns = sigmod(z)", "W = [[1, 2]]\nx = [1, 2]").ToAddress());

        Assert.Equal("sigmod", await browser.Page.Locator("mark").TextContentAsync());
        Assert.Equal("true", await browser.Page.GetByLabel("Function").GetAttributeAsync("aria-invalid"));
        Assert.Equal("W = [[1, 2]]\nx = [1, 2]", await browser.Page.GetByLabel("Inputs").InputValueAsync());
    }

    [Fact]
    public async Task MarkupThatIsTypedIsShownAsText()
    {
        await using var browser = await chromium.OpenAsync(site);
        await browser.GoAsync("/en/explorer" + new ExplorerQuery(Hostile, Hostile, Hostile).ToAddress());

        Assert.Equal(0, await browser.Page.Locator("img").CountAsync());
        Assert.Equal(Hostile, await browser.Page.GetByLabel("Function").InputValueAsync());
        Assert.True(await browser.Page.Locator(".mistake").First.IsVisibleAsync());
    }

    [Theory]
    [InlineData("program=" + "%28%28%28%28%28%28%28%28%28%28%28%28%28%28%28%28%28%28%28%28%28%28%28%28")]
    [InlineData("program=s+%3D+sum%28ones%281000%2C1000%29%40ones%281000%2C1000%29%29")]
    [InlineData("program=s+%3D+W&inputs=W%3A+99999x99999")]
    [InlineData("program=s+%3D+W&inputs=W%3A+1000x1000")]
    [InlineData("program=x&inputs=x+%3D+1%0Ax+%3D+2")]
    [InlineData("program=&inputs=&output=&grain=7")]
    [InlineData("program=%00%ED%A0%80%FF&inputs=%F0%9F%98%80+%3D+1")]
    [InlineData("program=s+%3D+x&inputs=x+%3D+1%2F0")]
    [InlineData("program=s+%3D+log%28x%29&inputs=x+%3D+0")]
    [InlineData("program=s+%3D+abs%28x%29%2Bmax%28x%2C0%29&inputs=x+%3D+0")]
    [InlineData("program=s+%3D+3")]
    [InlineData("program=x&program=y")]
    [InlineData("program=h+%3D+relu%28X%29&inputs=X%3A+100x4096")]
    public async Task WhateverIsAskedIsAnswered(string query)
    {
        using var client = site.NewClient();
        using var response = await client.GetAsync($"/ko/explorer?{query}", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task ThePictureIsTakenAwayAsSvgThatIsCompleteInItself()
    {
        using var client = site.NewClient();
        using var response = await client.GetAsync("/ko/explorer/picture.svg" + Example.All[1].Query.ToAddress(),
            TestContext.Current.CancellationToken);
        var svg = XDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Root!;

        Assert.Equal("image/svg+xml", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("svg", svg.Name.LocalName);
        var style = svg.Elements().Single(element => element.Name.LocalName == "style").Value;
        Assert.DoesNotContain("var(", style, StringComparison.Ordinal);
        Assert.Contains("−12", svg.Value, StringComparison.Ordinal);
        Assert.DoesNotContain(svg.DescendantsAndSelf().Attributes(),
            attribute => attribute.Name.LocalName.StartsWith("b-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ThePictureIsTakenAwayAsPngMadeInTheBrowser()
    {
        await using var browser = await chromium.OpenAsync(site);
        await browser.GoAsync("/en/explorer" + Example.All[1].Query.ToAddress());
        var download = await browser.Page.RunAndWaitForDownloadAsync(() => browser.Page.Locator("png-download button").ClickAsync());
        var bytes = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);

        Assert.Equal("graph.png", download.SuggestedFilename);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], bytes[..4]);
    }

    [Fact]
    public async Task AGradientIsFilledInInTheExplorer()
    {
        await using var browser = await chromium.OpenAsync(site);
        await browser.GoAsync("/en/explorer" + Example.All[1].Query.ToAddress());
        await browser.Page.Locator(".try summary").ClickAsync();
        await browser.Page.Locator("[name=node]").SelectOptionAsync("z");
        await browser.Page.Locator("[name=answer]").FillAsync("3");
        await browser.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(browser.Page.Locator("[data-piece=verdict] strong")).ToHaveTextAsync("Right.");
    }

    [Fact]
    public async Task TooManyCalculationsFromOneAddressAreRefusedWithWords()
    {
        await using var strict = site.WithWebHostBuilder(builder => builder.UseSetting("Pages:CalculationsPerMinute", "2"));
        using var client = strict.CreateClient();
        for (var i = 0; i < 2; i++)
        {
            using var answered = await client.GetAsync("/en/explorer", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        }

        using var refused = await client.GetAsync("/ko/explorer", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Contains("계산을 너무 많이 했어요", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOverlongTextIsRefusedWithWords()
    {
        using var client = site.NewClient();
        var page = await client.GetStringAsync("/en/explorer" + new ExplorerQuery("s = x" + string.Concat(Enumerable.Repeat("+x", 2_000)),
            "x = 1").ToAddress(), TestContext.Current.CancellationToken);

        Assert.Contains("too many for an address", page, StringComparison.Ordinal);
    }
}
