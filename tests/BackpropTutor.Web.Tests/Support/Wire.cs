using System.Collections.Concurrent;
using System.Text;
using System.Threading.Channels;
using Microsoft.Playwright;

namespace BackpropTutor.Web.Tests.Support;

/// <summary>
/// The line between a page and the server: it can be slow in both directions, it can be cut, and it remembers what came and which texts the
/// page sent to be read. The page must be opened after the wire is laid.
/// </summary>
public sealed class Wire
{
    readonly IPage page;
    readonly TimeSpan delay;
    readonly ConcurrentQueue<string> sent = new();
    readonly ConcurrentQueue<string> received = new();
    volatile IWebSocketRoute? socket;
    volatile bool isCut;

    Wire(IPage page, TimeSpan delay) => (this.page, this.delay) = (page, delay);

    /// <summary>How many texts the page has sent to be read.</summary>
    public int Reads => sent.Count(message => message.Contains("Read", StringComparison.Ordinal));

    /// <summary>Waits until the page has sent so many texts to be read.</summary>
    public async Task SentAsync(int reads, CancellationToken cancellation)
    {
        while (Reads < reads)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), cancellation);
        }
    }

    /// <summary>Everything that the server has sent to the page.</summary>
    public string Received => string.Concat(received);

    /// <param name="delay">How long a message takes, each way.</param>
    public static async Task<Wire> LayAsync(IPage page, TimeSpan delay = default)
    {
        var wire = new Wire(page, delay);
        await page.RouteWebSocketAsync("**/_blazor?*", wire.Join);
        await page.RouteAsync("**/_blazor/negotiate*", route => wire.isCut ? route.AbortAsync() : route.ContinueAsync());
        return wire;
    }

    /// <summary>From now on there is no way to the server.</summary>
    public async Task CutAsync()
    {
        isCut = true;
        await socket!.CloseAsync(new() { Code = 3000, Reason = "cut" });
    }

    public void Mend() => isCut = false;

    void Join(IWebSocketRoute route)
    {
        socket = route;
        var server = route.ConnectToServer();
        var (up, down) = (Slow(server), Slow(route));
        route.OnMessage(message =>
        {
            sent.Enqueue(Encoding.UTF8.GetString(message.Binary ?? Encoding.UTF8.GetBytes(message.Text ?? "")));
            up(message);
        });
        server.OnMessage(message =>
        {
            received.Enqueue(Encoding.UTF8.GetString(message.Binary ?? Encoding.UTF8.GetBytes(message.Text ?? "")));
            down(message);
        });
    }

    // In order, each message as late as the line is long.
    Action<IWebSocketFrame> Slow(IWebSocketRoute towards)
    {
        var queue = Channel.CreateUnbounded<(IWebSocketFrame Message, DateTime Due)>();
        _ = Task.Run(async () =>
        {
            await foreach (var (message, due) in queue.Reader.ReadAllAsync())
            {
                var wait = due - DateTime.UtcNow;
                await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
                if (message.Binary is { } bytes)
                {
                    towards.Send(bytes);
                }
                else
                {
                    towards.Send(message.Text ?? "");
                }
            }
        });
        return message => queue.Writer.TryWrite((message, DateTime.UtcNow + delay));
    }
}
