using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using BackpropTutor.Web.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BackpropTutor.Web.Tests.Bounds;

/// <summary>What is sent to a circuit that no page sends ends that circuit, and one line of the log says so.</summary>
public sealed class CircuitEventTests(CircuitEventTests.ListeningSite site) : IClassFixture<CircuitEventTests.ListeningSite>
{
    [Fact]
    public async Task AMessageThatIsTooLongIsTold()
    {
        // Its length, then what would be a message; longer than any that a circuit reads.
        var message = new byte[1 << 20];
        message.AsSpan().Fill((byte)'a');
        (message[0], message[1], message[2]) = (0xff, 0xff, 0x3f);

        await SendAsync(message);

        Assert.StartsWith("Security: OversizedMessage", await site.ToldAsync("OversizedMessage"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsNoMessageIsTold()
    {
        await SendAsync([5, 0xc1, 0xc1, 0xc1, 0xc1, 0xc1]);

        Assert.StartsWith("Security: BrokenCircuit", await site.ToldAsync("BrokenCircuit"), StringComparison.Ordinal);
    }

    /// <summary>Sends it after the handshake, and waits until the circuit has ended.</summary>
    async Task SendAsync(byte[] message)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(new Uri(site.Address, "/_blazor")) { Scheme = "ws" }.Uri, cancellation);
        var hello = Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e");
        await socket.SendAsync(hello, WebSocketMessageType.Text, endOfMessage: true, cancellation);
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, cancellation);
            var answer = new byte[4096];
            while ((await socket.ReceiveAsync(answer, cancellation)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (WebSocketException)
        {
            // The service has ended it without a word.
        }
    }

    /// <summary>The small site with somebody who reads its log.</summary>
    public sealed class ListeningSite : Site
    {
        readonly Lines lines = new();

        public Task<string> ToldAsync(string kind) => lines.Told(kind).Task
            .WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Content:Folder", Path.Combine(Repository.Root, "tests", "BackpropTutor.Web.Tests", "SmallCourse"));
            builder.ConfigureServices(services => services.AddSingleton<ILoggerProvider>(lines));
        }
    }

    sealed class Lines : ILoggerProvider, ILogger
    {
        readonly ConcurrentDictionary<string, TaskCompletionSource<string>> told = new(StringComparer.Ordinal);

        public TaskCompletionSource<string> Told(string kind) =>
            told.GetOrAdd(kind, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            var line = formatter(state, exception);
            if (line.Split(' ', ';') is ["Security:", var kind, ..])
            {
                Told(kind).TrySetResult(line);
            }
        }

        public void Dispose()
        {
        }
    }
}
