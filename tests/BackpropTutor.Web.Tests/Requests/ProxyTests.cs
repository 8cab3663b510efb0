using System.Net;
using BackpropTutor.Web.Tests.Support;
using Microsoft.AspNetCore.Hosting;

namespace BackpropTutor.Web.Tests.Requests;

/// <summary>What a proxy says of the line before it is believed where the proxy is known, and nowhere else.</summary>
public sealed class ProxyTests(SmallSite site, ProxyTests.BehindProxy behind) : IClassFixture<ProxyTests.BehindProxy>
{
    [Fact]
    public async Task BehindTlsCookiesAreForThisHostAloneAndTheBrowserStaysWithTls()
    {
        using var response = await SecureAsync(behind, "/ko/");

        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-language=ko;", cookie, StringComparison.Ordinal);
        Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; path=/", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("max-age=31536000", Assert.Single(response.Headers.GetValues("Strict-Transport-Security")));
        Assert.Contains("href=\"https://", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheLanguageReadLastIsRememberedBehindTlsToo()
    {
        using var response = await SecureAsync(behind, "/", "__Host-language=ko");

        Assert.Equal("/ko/", response.Headers.Location?.ToString());
    }

    [Fact]
    public async Task WithoutAKnownProxyNothingOfItIsBelieved()
    {
        using var response = await SecureAsync(site, "/ko/");

        Assert.StartsWith("language=ko;", Assert.Single(response.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Strict-Transport-Security"));
    }

    static async Task<HttpResponseMessage> SecureAsync(Site site, string path, string? cookie = null)
    {
        using var client = site.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-For", "198.51.100.9");
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public sealed class BehindProxy : Site
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Proxies:Known", $"10.0.0.0/8 {IPAddress.Loopback} {IPAddress.IPv6Loopback} ::ffff:127.0.0.1");
        }
    }
}
