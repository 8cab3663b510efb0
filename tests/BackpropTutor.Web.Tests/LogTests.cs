using BackpropTutor.Web.Hosting;
using BackpropTutor.Web.Requests;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BackpropTutor.Web.Tests;

/// <summary>What is written where somebody reads it on a terminal.</summary>
public sealed class LogTests
{
    [Theory]
    [InlineData("2, -1", "2, -1")]
    [InlineData("기울기 ∂L/∂W 𝐖", "기울기 ∂L/∂W 𝐖")]
    [InlineData("\e[2J", "\\u{1B}[2J")]
    [InlineData("\e]0;title\a", "\\u{1B}]0;title\\u{7}")]
    [InlineData("a\rb\u0085\u2028c", "a\\u{D}b\\u{85}\\u{2028}c")]
    [InlineData("\u202Etxt.exe\u2066", "\\u{202E}txt.exe\\u{2066}")]
    public void WhatATerminalObeysIsShown(string text, string expected) => Assert.Equal(expected, Printable.Of(text));

    [Fact]
    public void AnEventIsOneLineWithItsTimeAndItsStackStandsBelow()
    {
        var clock = new SetClock();
        var written = new StringWriter();
        var entry = new LogEntry<string>(LogLevel.Error, "Some.Category", default, "first\nsecond \e[2J",
            new InvalidOperationException("cause \a"), static (state, _) => state);
        new LogLines.Formatter(clock).Write(entry, null, written);

        Assert.Equal(
            "2026-03-01T12:00:00.000Z error Some.Category: first second \\u{1B}[2J\n  System.InvalidOperationException: cause \\u{7}\n",
            written.ToString());
    }

    [Fact]
    public void OfManyEventsOneLineIsWrittenAndTheOthersAreCounted()
    {
        var (clock, log) = (new SetClock(), new Lines());
        var events = new SecurityEvents(log, clock);
        for (var i = 0; i < 1000; i++)
        {
            events.Tell(SecurityEvent.RefusedRate);
        }

        events.Tell(SecurityEvent.RefusedOrigin);
        clock.Now += TimeSpan.FromSeconds(11);
        events.Tell(SecurityEvent.RefusedRate);

        Assert.Equal(
            [
                "Security: RefusedRate; 0 more since it was told last.", "Security: RefusedOrigin; 0 more since it was told last.",
                "Security: RefusedRate; 999 more since it was told last.",
            ],
            log.Written);
    }

    sealed class Lines : ILogger<SecurityEvents>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            Written.Add(formatter(state, exception));
    }

    sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
