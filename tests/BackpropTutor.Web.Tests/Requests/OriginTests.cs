using System.Net;
using System.Net.WebSockets;
using BackpropTutor.Web.Tests.Support;

namespace BackpropTutor.Web.Tests.Requests;

/// <summary>Only this site's own pages open circuits.</summary>
public sealed class OriginTests(SmallSite site)
{
    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("null")]
    [InlineData("http://localhost:1")]
    [InlineData("not an origin")]
    public async Task AnotherSitesPageIsRefused(string origin)
    {
        using var client = site.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        Assert.True(request.Headers.TryAddWithoutValidation("Origin", origin));
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", origin);
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(Socket, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ThisSitesPagesAreNot()
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", site.Address.GetLeftPart(UriPartial.Authority));
        await socket.ConnectAsync(Socket, TestContext.Current.CancellationToken);

        Assert.Equal(WebSocketState.Open, socket.State);
    }

    Uri Socket => new UriBuilder(new Uri(site.Address, "/_blazor")) { Scheme = "ws" }.Uri;
}
