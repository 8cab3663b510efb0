using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BackpropTutor.LongRuns.Hostile;

/// <summary>A lesson's page with its circuit, without a browser: it starts the islands, acknowledges what is rendered and has answers
/// checked.</summary>
sealed partial class PageCircuit : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly ClientWebSocket socket = new();
    readonly SemaphoreSlim sending = new(1, 1);
    readonly ConcurrentDictionary<string, TaskCompletionSource<object?>> calls = new(StringComparer.Ordinal);
    readonly TaskCompletionSource attached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource alive = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly int entries;
    long desk;
    int seated;
    int called;

    PageCircuit(int entries) => this.entries = entries;

    /// <summary>Opens a circuit for a page that was fetched before; any number may be opened with the same page.</summary>
    /// <param name="client">How the service is reached.</param>
    public static async Task<PageCircuit> OpenAsync(Uri address, string html, HttpMessageInvoker client)
    {
        var circuit = new PageCircuit(Entries().Count(html));
        var site = new Uri(address, "/");
        circuit.socket.Options.SetRequestHeader("Origin", site.GetLeftPart(UriPartial.Authority));
        await circuit.socket.ConnectAsync(new UriBuilder(new Uri(site, "_blazor")) { Scheme = "ws" }.Uri, client, CancellationToken.None);
        await circuit.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text);
        _ = circuit.ReceiveAsync();
        var state = State().Match(html) is { Success: true } found ? found.Groups["state"].Value : "";
        await circuit.InvokeAsync("StartCircuit", site.ToString(), address.ToString(), "[]", state);
        await circuit.attached.Task.WaitAsync(Patience);
        await circuit.SendAsync(Packed.Invocation(null, "UpdateRootComponents", Roots(html), ""));
        await circuit.alive.Task.WaitAsync(Patience);
        return circuit;
    }

    /// <summary>Has an answer checked, and waits for what comes of it.</summary>
    public Task CheckAsync(string exercise, string answer) => CallAsync("Check", exercise, answer);

    /// <summary>The same without waiting for it.</summary>
    public async Task AskAsync(string exercise, string answer)
    {
        var call = Interlocked.Increment(ref called);
        await SendAsync(Packed.Invocation(null, "BeginInvokeDotNetFromJS", $"{call}", null, "Check", desk,
            JsonSerializer.Serialize(new[] { exercise, answer })));
    }

    /// <summary>Is gone at once, without a word.</summary>
    public void Drop() => socket.Abort();

    public ValueTask DisposeAsync()
    {
        socket.Abort();
        socket.Dispose();
        return ValueTask.CompletedTask;
    }

    async Task CallAsync(string method, params object[] arguments)
    {
        var id = $"{Interlocked.Increment(ref called)}";
        var done = calls["js" + id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync(Packed.Invocation(null, "BeginInvokeDotNetFromJS", id, null, method, desk, JsonSerializer.Serialize(arguments)));
        await done.Task.WaitAsync(Patience);
    }

    async Task InvokeAsync(string method, params object?[] arguments)
    {
        var id = $"{Interlocked.Increment(ref called)}";
        var done = calls[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync(Packed.Invocation(id, method, arguments));
        await done.Task.WaitAsync(Patience);
    }

    async Task SendAsync(byte[] message, WebSocketMessageType type = WebSocketMessageType.Binary)
    {
        await sending.WaitAsync();
        try
        {
            await socket.SendAsync(message, type, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            sending.Release();
        }
    }

    async Task ReceiveAsync()
    {
        try
        {
            var (buffer, frame, isShaken) = (new byte[8 << 10], new MemoryStream(), false);
            while (true)
            {
                frame.SetLength(0);
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                    frame.Write(buffer, 0, part.Count);
                }
                while (!part.EndOfMessage);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    throw new IOException("The service has closed the circuit.");
                }

                var bytes = frame.ToArray();
                // What comes first is the answer to the handshake.
                foreach (var message in Packed.Messages(isShaken ? bytes : bytes[(Array.IndexOf(bytes, (byte)0x1e) + 1)..]))
                {
                    await TakeAsync(message);
                }

                isShaken = true;
            }
        }
        catch (Exception end)
        {
            foreach (var call in calls.Values)
            {
                call.TrySetException(end);
            }

            attached.TrySetException(end);
            alive.TrySetException(end);
        }
    }

    async Task TakeAsync(object?[] message)
    {
        switch ((long)message[0]!)
        {
            case 1:
                await TakeAsync((string)message[3]!, (object?[])message[4]!);
                break;
            case 3 when calls.TryRemove((string)message[2]!, out var call):
                call.TrySetResult(null);
                break;
            case 7:
                throw new IOException($"The service has ended the circuit: {message[1]}");
        }
    }

    async Task TakeAsync(string method, object?[] arguments)
    {
        switch (method)
        {
            case "JS.RenderBatch":
                await SendAsync(Packed.Invocation(null, "OnRenderCompleted", (long)arguments[0]!, null));
                break;
            case "JS.BeginInvokeJS":
                await AnswerAsync((long)arguments[0]!, (string)arguments[1]!, (string?)arguments[2]);
                break;
            case "JS.EndInvokeDotNet" when calls.TryRemove("js" + arguments[0], out var call):
                call.TrySetResult(null);
                break;
        }
    }

    /// <summary>As the page's scripts would: a module is an object, everything else needs no answer.</summary>
    async Task AnswerAsync(long handle, string function, string? arguments)
    {
        foreach (Match reference in Reference().Matches(arguments ?? ""))
        {
            if (!function.EndsWith("attachWebRendererInterop", StringComparison.Ordinal))
            {
                desk = long.Parse(reference.Groups["number"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        if (handle != 0)
        {
            var result = function == "import" ? "{\"__jsObjectId\":1}" : "null";
            await SendAsync(Packed.Invocation(null, "EndInvokeJSFromDotNet", handle, true, $"[{handle},true,{result}]"));
        }

        if (function.EndsWith("attachWebRendererInterop", StringComparison.Ordinal))
        {
            attached.TrySetResult();
        }

        if (function == "attach" && Interlocked.Increment(ref seated) >= entries)
        {
            alive.TrySetResult();
        }
    }

    static string Roots(string html)
    {
        var operations = new JsonArray();
        foreach (Match marker in Marker().Matches(html))
        {
            if (JsonNode.Parse(WebUtility.HtmlDecode(marker.Groups["root"].Value)) is JsonObject root && root.ContainsKey("descriptor"))
            {
                root.Remove("prerenderId");
                operations.Add((JsonNode)new JsonObject { ["type"] = "add", ["ssrComponentId"] = operations.Count + 1, ["marker"] = root });
            }
        }

        return new JsonObject { ["batchId"] = 1, ["operations"] = operations }.ToJsonString();
    }

    [GeneratedRegex("<!--Blazor:(?<root>\\{.*?\\})-->", RegexOptions.Singleline, 10_000)]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>.*?)-->", RegexOptions.Singleline, 10_000)]
    private static partial Regex State();

    [GeneratedRegex("<answer-entry", RegexOptions.None, 10_000)]
    private static partial Regex Entries();

    [GeneratedRegex("\"__dotNetObject\":(?<number>\\d+)", RegexOptions.None, 10_000)]
    private static partial Regex Reference();
}
