using System.Net;
using BackpropTutor.Web.Tests.Support;

namespace BackpropTutor.Web.Tests.Requests;

/// <summary>A page has one address, and every other form leads to it.</summary>
public sealed class AddressTests(LessonSite site)
{
    [Theory]
    [InlineData("/EN/lessons/learning-rates", "/en/lessons/learning-rates")]
    [InlineData("/en/lessons/LEARNING-RATES", "/en/lessons/learning-rates")]
    [InlineData("/en/lessons/learning-rates/", "/en/lessons/learning-rates")]
    [InlineData("/%65n/lessons/learning%2Drates", "/en/lessons/learning-rates")]
    [InlineData("/en", "/en/")]
    [InlineData("/Ko/Glossary", "/ko/glossary")]
    [InlineData("/en/lessons/learning-rates?x", "/en/lessons/learning-rates")]
    [InlineData("/en/lessons/learning-rates?", "/en/lessons/learning-rates")]
    [InlineData("/en/glossary?x=1&y=2", "/en/glossary")]
    [InlineData("/en/search?q=a&x=1", "/en/search?q=a")]
    [InlineData("/en/help?text=x*x&junk=1", "/en/help?text=x*x")]
    [InlineData("/EN/explorer?program=x*x&v.x=1", "/en/explorer?program=x*x&v.x=1")]
    [InlineData("/en/lessons/error-signal/Pictures/practice?v.x=1", "/en/lessons/error-signal/pictures/practice?v.x=1")]
    public async Task AnotherFormLeadsToTheAddress(string asked, string expected)
    {
        // Not over HttpClient, which would write the address in another form itself.
        var answer = await RawRequest.SendAsync(site.Address, $"GET {asked} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 308 ", answer, StringComparison.Ordinal);
        Assert.Contains($"\r\nLocation: {expected}\r\n", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Set-Cookie: language=;", answer, StringComparison.Ordinal);
        var there = await RawRequest.SendAsync(site.Address, $"GET {expected} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200 ", there, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NobodyElseSeesTheFormInWhichSomebodyAsked()
    {
        const string lesson = "/lessons/two-layer-net-from-scratch";
        using var client = site.NewClient();
        using var first = await client.GetAsync("/KO" + lesson, TestContext.Current.CancellationToken);
        var page = await client.GetStringAsync("/ko" + lesson, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.PermanentRedirect, first.StatusCode);
        Assert.DoesNotContain("/KO/", page, StringComparison.Ordinal);
        Assert.Contains("aria-current=\"page\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/en/")]
    [InlineData("/en/lessons/error-signal")]
    [InlineData("/ko/explorer")]
    [InlineData("/en/search?q=gradient")]
    [InlineData("/health/ready")]
    [InlineData("/favicon.svg")]
    [InlineData("/no/such/page")]
    [InlineData("/en/explorer/picture.svg?program=x*x&inputs=x%3D2")]
    public async Task TheHeadOfAPageIsThatOfThePageWithoutItsText(string path)
    {
        using var client = site.NewClient();
        using var whole = await client.GetAsync(path, TestContext.Current.CancellationToken);
        using var head = await client.SendAsync(new(HttpMethod.Head, path), TestContext.Current.CancellationToken);

        Assert.Equal(whole.StatusCode, head.StatusCode);
        Assert.Equal(whole.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/not-found")]
    [InlineData("/error")]
    public async Task AnAddressThatIsOnlyTheServicesOwnIsNotThere(string path)
    {
        using var client = site.NewClient();
        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("/robots.txt", "text/plain")]
    [InlineData("/favicon.ico", "image/x-icon")]
    public async Task WhatEveryBrowserAndRobotAsksForIsThere(string path, string type)
    {
        using var client = site.NewClient();
        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/en/")]
    [InlineData("/en/explorer")]
    [InlineData("/no/such/page")]
    public async Task AnUncompressedPageSaysThatOthersGetItCompressed(string path)
    {
        using var client = site.NewClient();
        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Empty(response.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
    }

    [Theory]
    [InlineData("/en/search?q=%EF%BF%BE")]
    [InlineData("/ko/explorer?program=x*x&inputs=x%3D2&output=%ef%bf%be")]
    [InlineData("/en/explorer?program=x*x&inputs=%EF%BF%BE%3D2")]
    [InlineData("/en/explorer/picture.svg?program=x*x&inputs=x%3D2&output=%EF%BF%BE")]
    [InlineData("/en/lessons/error-signal/pictures/practice?node=%EF%BF%BE&answer=1")]
    public async Task WhatIsNoTextIsA400(string path)
    {
        using var client = site.NewClient();
        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(path.StartsWith("/ko", StringComparison.Ordinal) ? "읽을 수 없는 주소예요" : "This address cannot be read",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(NoCharacters))]
    public async Task NoCharacterInAQueryIsAFault(string character)
    {
        using var client = site.NewClient();
        foreach (var path in new[]
        {
            $"/en/search?q={character}", $"/en/explorer?program={character}", $"/en/explorer?program=x*x&inputs=x%3D2&output={character}",
            $"/en/explorer?program=x*x&inputs={character}%3D2", $"/en/help?text={character}&names={character}",
            $"/en/lessons/error-signal/pictures/practice?node={character}&answer=1",
                $"/en/lessons/error-signal/pictures/practice?v.x={character}&v.{character}=1",
            $"/en/lessons/{character}", $"/{character}/",
        })
        {
            using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);

            Assert.InRange((int)response.StatusCode, 200, 499);
        }
    }

    public static TheoryData<string> NoCharacters() =>
        [.. new[] { "\uFFFE", "\uFFFF", "\uFDD0", "\U0001FFFE", "\u0000", "\u202E", "\u0301", "\uFEFF" }.Select(Uri.EscapeDataString)];
}
