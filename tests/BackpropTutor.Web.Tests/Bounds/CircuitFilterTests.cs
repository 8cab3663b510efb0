using System.Net;
using System.Security.Claims;
using BackpropTutor.Web.Bounds;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;

namespace BackpropTutor.Web.Tests.Bounds;

/// <summary>How many circuits a client has open, and who is refused then.</summary>
public sealed class CircuitFilterTests
{
    [Fact]
    public async Task WhoeverHasEnoughIsRefusedAndNobodyElse()
    {
        using var filter = new CircuitFilter(new() { PerClient = 2, Most = 10 }, TimeProvider.System);
        var first = await OpenAsync(filter, "192.0.2.1");
        await OpenAsync(filter, "192.0.2.1");

        Assert.False(filter.HasRoomFor(Client.Of(IPAddress.Parse("192.0.2.1"))));
        await Assert.ThrowsAsync<HubException>(() => OpenAsync(filter, "192.0.2.1"));
        await OpenAsync(filter, "192.0.2.2");
        await CloseAsync(filter, first);
        Assert.True(filter.HasRoomFor(Client.Of(IPAddress.Parse("192.0.2.1"))));
        await OpenAsync(filter, "192.0.2.1");
    }

    [Fact]
    public async Task AllTogetherHaveSoManyAndARefusedOneTakesNoRoom()
    {
        using var filter = new CircuitFilter(new() { PerClient = 10, Most = 2 }, TimeProvider.System);
        await OpenAsync(filter, "192.0.2.1");
        var second = await OpenAsync(filter, "192.0.2.2");
        for (var i = 0; i < 5; i++)
        {
            await Assert.ThrowsAsync<HubException>(() => OpenAsync(filter, "192.0.2.3"));
        }

        await CloseAsync(filter, second);
        await OpenAsync(filter, "192.0.2.3");
    }

    [Fact]
    public async Task ManyThatAreLostAtOnceArePutAwayAFewAtATime()
    {
        using var filter = new CircuitFilter(new() { PutAwayAtOnce = 2 }, TimeProvider.System);
        var (running, most) = (0, 0);
        var lost = new List<HubLifetimeContext>();
        for (var i = 0; i < 20; i++)
        {
            lost.Add(await OpenAsync(filter, $"192.0.2.{i}"));
        }

        await Task.WhenAll(lost.Select(connection => filter.OnDisconnectedAsync(
            connection, null,
            async (_, _) =>
            {
                InterlockedMost(ref most, Interlocked.Increment(ref running));
                await Task.Yield();
                Interlocked.Decrement(ref running);
            })));

        Assert.InRange(most, 1, 2);
    }

    static void InterlockedMost(ref int most, int value)
    {
        for (var seen = most; value > seen && Interlocked.CompareExchange(ref most, value, seen) != seen;)
        {
            seen = most;
        }
    }

    static async Task<HubLifetimeContext> OpenAsync(CircuitFilter filter, string address)
    {
        var connection = new HubLifetimeContext(new Connection(address), new NoServices(), new Nothing());
        await filter.OnConnectedAsync(connection, static _ => Task.CompletedTask);
        return connection;
    }

    static Task CloseAsync(CircuitFilter filter, HubLifetimeContext connection) =>
        filter.OnDisconnectedAsync(connection, null, static (_, _) => Task.CompletedTask);

    sealed class Nothing : Hub;

    sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }

    /// <summary>A connection from an address.</summary>
    sealed class Connection : HubCallerContext, IHttpContextFeature
    {
        public Connection(string address)
        {
            HttpContext = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
            Features.Set<IHttpContextFeature>(this);
        }

        public HttpContext? HttpContext { get; set; }

        public override string ConnectionId => "";

        public override string? UserIdentifier => null;

        public override ClaimsPrincipal? User => null;

        public override IDictionary<object, object?> Items { get; } = new Dictionary<object, object?>();

        public override IFeatureCollection Features { get; } = new FeatureCollection();

        public override CancellationToken ConnectionAborted => CancellationToken.None;

        public override void Abort() => throw new NotSupportedException();
    }
}
