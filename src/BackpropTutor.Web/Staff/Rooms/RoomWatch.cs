using System.Threading.Channels;
using BackpropTutor.Classrooms.Bells;

namespace BackpropTutor.Web.Staff.Rooms;

/// <summary>
/// Reads again when the room's bell rings: at once after a while of quiet, and while it rings on and on not more often than it can be
/// looked at. Also now and then without a bell, since who is stuck follows from the time.
/// </summary>
sealed class RoomWatch : IAsyncDisposable
{
    public static readonly TimeSpan Between = TimeSpan.FromMilliseconds(300);

    public static readonly TimeSpan Anyway = TimeSpan.FromSeconds(15);

    readonly Channel<bool> rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    readonly CancellationTokenSource ending = new();
    readonly IDisposable[] listening;
    readonly ITimer ticking;
    readonly Task watching;

    /// <param name="rooms">The ids of the assignment and of its class.</param>
    /// <param name="read">Awaited before the next is begun.</param>
    public RoomWatch(IRoomBell bell, IEnumerable<Guid> rooms, Func<Task> read, TimeProvider clock)
    {
        listening = [.. rooms.Select(room => bell.Listen(room, Ring))];
        ticking = clock.CreateTimer(_ => Ring(), null, Anyway, Anyway);
        watching = WatchAsync(read, clock);
    }

    void Ring() => rung.Writer.TryWrite(true);

    async Task WatchAsync(Func<Task> read, TimeProvider clock)
    {
        try
        {
            await foreach (var _ in rung.Reader.ReadAllAsync(ending.Token))
            {
                await read();
                await Task.Delay(Between, clock, ending.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The page has gone.
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var ear in listening)
        {
            ear.Dispose();
        }

        await ticking.DisposeAsync();
        await ending.CancelAsync();
        await watching;
        ending.Dispose();
    }
}
