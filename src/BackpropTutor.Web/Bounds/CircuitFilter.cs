using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace BackpropTutor.Web.Bounds;

/// <summary>
/// Stands before everything that browsers send to their circuits: counts the open ones of each client, reads no more messages in a second
/// than a page has use for, and puts away those that were lost a few at a time.
/// </summary>
sealed class CircuitFilter(CircuitLimits limits, TimeProvider clock) : IHubFilter, IDisposable
{
    static readonly AsyncLocal<Client?> caller = new();
    static readonly object messages = new();

    readonly ConcurrentDictionary<Client, int> open = new();
    readonly SemaphoreSlim puttingAway = new(limits.PutAwayAtOnce);
    int all;

    /// <summary>Whose message is being dealt with.</summary>
    public static Client? Caller => caller.Value;

    /// <summary>Whether the client may open one more.</summary>
    public bool HasRoomFor(Client client) => Volatile.Read(ref all) < limits.Most && open.GetValueOrDefault(client) < limits.PerClient;

    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocation, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        // One message of a connection is dealt with after the other, so a wait here is a wait of this connection's alone.
        if (invocation.Context.Items.TryGetValue(messages, out var kept) && kept is MessageRate rate
            && rate.Take(clock.GetTimestamp()) is { Ticks: > 0 } wait)
        {
            await Task.Delay(wait, clock, invocation.Context.ConnectionAborted);
        }

        caller.Value = ClientOf(invocation.Context);
        return await next(invocation);
    }

    /// <exception cref="HubException">There are too many already; the page then says that it cannot come alive.</exception>
    public async Task OnConnectedAsync(HubLifetimeContext connection, Func<HubLifetimeContext, Task> next)
    {
        var client = ClientOf(connection.Context);
        var own = open.AddOrUpdate(client, 1, static (_, count) => count + 1);
        if (Interlocked.Increment(ref all) > limits.Most || own > limits.PerClient)
        {
            Leave(client);
            throw new HubException("Too many pages are open.");
        }

        connection.Context.Items[messages] = new MessageRate(limits.MessagesPerSecond, limits.MessagesAtOnce, clock.GetTimestamp(),
            clock.TimestampFrequency);
        await next(connection);
    }

    public async Task OnDisconnectedAsync(HubLifetimeContext connection, Exception? exception,
        Func<HubLifetimeContext, Exception?, Task> next)
    {
        if (connection.Context.Items.ContainsKey(messages))
        {
            Leave(ClientOf(connection.Context));
        }

        await puttingAway.WaitAsync();
        try
        {
            await next(connection, exception);
        }
        finally
        {
            puttingAway.Release();
        }
    }

    public void Dispose() => puttingAway.Dispose();

    void Leave(Client client)
    {
        Interlocked.Decrement(ref all);
        if (open.AddOrUpdate(client, 0, static (_, count) => count - 1) <= 0)
        {
            open.TryRemove(new(client, 0));
        }
    }

    static Client ClientOf(HubCallerContext context) => context.GetHttpContext() is { } http ? Client.Of(http) : Client.Unknown;
}
