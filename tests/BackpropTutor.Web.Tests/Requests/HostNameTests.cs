using System.Net;
using BackpropTutor.Web.Requests;
using BackpropTutor.Web.Tests.Support;
using Microsoft.AspNetCore.Hosting;

namespace BackpropTutor.Web.Tests.Requests;

/// <summary>A request says which host it means, and a host that cannot be is a mistake of the visitor's.</summary>
public sealed class HostNameTests(SmallSite site, HostNameTests.OneHost named) : IClassFixture<HostNameTests.OneHost>
{
    [Theory]
    [InlineData("")]
    [InlineData("a'b(c)")]
    [InlineData("a:99999")]
    [InlineData("a:0")]
    [InlineData("a..b")]
    [InlineData("-")]
    [InlineData("xn--")]
    [InlineData("xn--a")]
    [InlineData("%61")]
    [InlineData("a,b")]
    [InlineData("a;b")]
    [InlineData("a:b:c")]
    [InlineData("*")]
    [InlineData("\u00ff")]
    [InlineData("[::1")]
    public async Task AMalformedHostIsA400(string host)
    {
        Assert.False(Hosts.IsWellFormed(host));
        foreach (var path in new[] { "/en/", "/no/such/page", "/api/v1/grade", "/health/ready" })
        {
            var answer = await RawRequest.SendAsync(site.Address, $"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");

            Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", answer, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AnOverlongHostAndNoneAreA400Too()
    {
        Assert.StartsWith("HTTP/1.1 400 ", await RawRequest.SendAsync(site.Address,
            $"GET /en/ HTTP/1.1\r\nHost: {new string('x', 300)}\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 400 ", await RawRequest.SendAsync(site.Address, "GET /en/ HTTP/1.0\r\n\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 400 ", await RawRequest.SendAsync(site.Address, "GET /no/such/page HTTP/1.0\r\n\r\n"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET /health/ready")]
    [InlineData("GET /health/live")]
    [InlineData("HEAD /health/ready")]
    public async Task AProxyAsksInTheOldProtocolWithoutAHostWhetherTheServiceIsThere(string request)
    {
        var answer = await RawRequest.SendAsync(site.Address, $"{request} HTTP/1.0\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
        var malformed = await RawRequest.SendAsync(site.Address, $"{request} HTTP/1.0\r\nHost: a..b\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 400 ", malformed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("localhost:5080")]
    [InlineData("tutor.example")]
    [InlineData("TUTOR.example.")]
    [InlineData("a_b")]
    [InlineData("192.0.2.7:80")]
    [InlineData("[::1]:80")]
    [InlineData("xn--bcher-kva.example")]
    public async Task AHostThatCanBeIsServed(string host)
    {
        Assert.True(Hosts.IsWellFormed(host));
        Assert.StartsWith("HTTP/1.1 200 ", await RawRequest.SendAsync(site.Address,
            $"GET /en/ HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tutor.example", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    public async Task OnlyTheHostsOfTheSettingAreServed(string host, HttpStatusCode expected)
    {
        using var client = named.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/en/");
        request.Headers.Host = host;
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.StatusCode);
    }

    public sealed class OneHost : Site
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("AllowedHosts", "tutor.example");
        }
    }
}
