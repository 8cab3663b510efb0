using System.Net;
using System.Net.Http.Headers;
using BackpropTutor.Web.Tests.Support;

namespace BackpropTutor.Web.Tests;

/// <summary>What the service says before any browser is asked.</summary>
public sealed class HostTests(SmallSite site)
{
    [Theory]
    [InlineData("ko-KR,ko;q=0.9,en;q=0.5", null, "/ko/")]
    [InlineData("en-GB,en;q=0.9,ko;q=0.8", null, "/en/")]
    [InlineData("fr-FR,ko;q=0.3,en;q=0.2", null, "/ko/")]
    [InlineData("ko;q=0,fr", null, "/en/")]
    [InlineData("*", null, "/en/")]
    [InlineData(null, null, "/en/")]
    [InlineData("en", "ko", "/ko/")]
    [InlineData("ko", "xx", "/ko/")]
    public async Task TheFirstAddressLeadsToTheLanguageReadLastOrElsePreferred(string? acceptLanguage, string? cookie, string expected)
    {
        using var response = await GetAsync("/", request =>
        {
            if (acceptLanguage is not null)
            {
                request.Headers.Add("Accept-Language", acceptLanguage);
            }

            if (cookie is not null)
            {
                request.Headers.Add("Cookie", $"language={cookie}");
            }
        });

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(expected, response.Headers.Location?.ToString());
        Assert.Equal(["Accept-Language", "Cookie"], response.Headers.Vary.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/en/")]
    [InlineData("/ko/lessons/bias")]
    [InlineData("/no/such/page")]
    [InlineData("/health/live")]
    [InlineData("/favicon.svg")]
    public async Task EveryResponseCarriesOnePolicyWithoutInlineScriptOrStyle(string path)
    {
        using var response = await GetAsync(path);

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("object-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("strict-origin-when-cross-origin", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/xx/")]
    [InlineData("/xx/lessons/bias")]
    [InlineData("/en/lessons/no-such-lesson")]
    [InlineData("/en/no/such/page")]
    [InlineData("/no-such-file.png")]
    public async Task WhatIsNotThereIsA404InBothLanguages(string path)
    {
        using var response = await GetAsync(path);
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("There is no such page", page, StringComparison.Ordinal);
        Assert.Contains("그런 페이지는 없어요", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAddressFullOfMarkupIsNotEchoed()
    {
        using var response = await GetAsync("/en/lessons/%3Cscript%3Ealert(1)%3C%2Fscript%3E");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.DoesNotContain("alert(1)", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/en/", "en")]
    [InlineData("/ko/", "ko")]
    [InlineData("/ko/lessons/bias", "ko")]
    public async Task ReadingAPageIsRememberedAsItsLanguage(string path, string language)
    {
        using var response = await GetAsync(path);

        Assert.Equal(language, Assert.Single(response.Content.Headers.ContentLanguage));
        Assert.Contains(response.Headers.GetValues("Set-Cookie"),
            cookie => cookie.StartsWith($"language={language};", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task HealthIsAWordAndNothingMore(string path)
    {
        using var response = await GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("Healthy", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task APageIsSentCompressed()
    {
        using var response = await GetAsync("/ko/", Brotli);

        Assert.Equal("br", Assert.Single(response.Content.Headers.ContentEncoding));
    }

    [Fact]
    public async Task APageThatIsTheSameForAllIsRenderedOnceForEachLanguageAndEncoding()
    {
        using var first = await GetAsync("/en/lessons/bias");
        using var second = await GetAsync("/en/lessons/bias", request => request.Headers.Add("Cookie", "language=ko; other=1"));
        using var packed = await GetAsync("/en/lessons/bias", Brotli);
        using var korean = await GetAsync("/ko/lessons/bias");

        var page = await first.Content.ReadAsStringAsync();
        Assert.NotNull(second.Headers.Age);
        Assert.Equal(page, await second.Content.ReadAsStringAsync());
        Assert.StartsWith("language=en;", Assert.Single(second.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        Assert.Equal("br", Assert.Single(packed.Content.Headers.ContentEncoding));
        Assert.NotEqual(page, await korean.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/en/lessons/bias?page=2")]
    [InlineData("/en/lessons/no-such-lesson")]
    [InlineData("/en/explorer")]
    public async Task WhatAnAddressAddsOrMissesIsRenderedEachTime(string path)
    {
        for (var time = 0; time < 2; time++)
        {
            using var response = await GetAsync(path);

            Assert.Null(response.Headers.Age);
        }
    }

    [Fact]
    public async Task AStyleSheetIsFingerprintedCompressedAndKeptForEver()
    {
        using var page = await GetAsync("/en/");
        var html = await page.Content.ReadAsStringAsync();
        var path = html.Split('"').Single(text => text.StartsWith("css/site.", StringComparison.Ordinal));
        Assert.NotEqual("css/site.css", path);

        using var response = await GetAsync("/" + path,
            request => request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip")));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/css", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("gzip", Assert.Single(response.Content.Headers.ContentEncoding));
        Assert.Contains("immutable", response.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task TheScriptOfTheCircuitIsServed()
    {
        using var response = await GetAsync("/_framework/blazor.web.js");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/javascript", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Blazor", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    static void Brotli(HttpRequestMessage request) => request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));

    async Task<HttpResponseMessage> GetAsync(string path, Action<HttpRequestMessage>? prepare = null)
    {
        using var client = site.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        prepare?.Invoke(request);
        return await client.SendAsync(request);
    }
}
