using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace BackpropTutor.Web.Hosting;

/// <summary>The log on the console: each event on one line that begins with its time in UTC, an exception's stack below it, nothing that a
/// terminal obeys.</summary>
static class LogLines
{
    const string Lines = "lines";

    public static void AddLogLines(this WebApplicationBuilder builder) =>
        builder.Logging.AddConsole(console => console.FormatterName = Lines).AddConsoleFormatter<Formatter, ConsoleFormatterOptions>();

    internal sealed class Formatter(TimeProvider clock) : ConsoleFormatter(Lines)
    {
        public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
        {
            var text = logEntry.Formatter(logEntry.State, logEntry.Exception);
            textWriter.Write(
                $"{clock.GetUtcNow():yyyy-MM-ddTHH:mm:ss.fff}Z {Word(logEntry.LogLevel)} {logEntry.Category}: "
                + $"{Printable.Of(text.ReplaceLineEndings(" "))}\n");
            foreach (var line in logEntry.Exception?.ToString().ReplaceLineEndings("\n").Split('\n') ?? [])
            {
                textWriter.Write($"  {Printable.Of(line)}\n");
            }
        }

        static string Word(LogLevel level) => level switch
        {
            LogLevel.Trace or LogLevel.Debug => "debug",
            LogLevel.Information => "info",
            LogLevel.Warning => "warning",
            _ => "error",
        };
    }
}
