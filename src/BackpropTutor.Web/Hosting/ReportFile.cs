using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using BackpropTutor.Lessons.Checking;

namespace BackpropTutor.Web.Hosting;

/// <summary>
/// Keeps attempts that an author should see, one to a line of JSON, in a file of bounded size. The settings <c>Reports:Path</c> (by default
/// <c>data/reports.jsonl</c> beside the application) and <c>Reports:MostBytes</c> (by default four million) say where and how many.
/// </summary>
sealed partial class ReportFile(string path, long mostBytes, TimeProvider clock, ILogger<ReportFile> logger) : IAttemptReports
{
    /// <summary>As many as a class sends in a minute, and not as many as a script.</summary>
    const int MostPerMinute = 60;

    internal static readonly JsonSerializerOptions Json = new(
        JsonSerializerDefaults.Web)
    { Converters = { new JsonStringEnumConverter() } };

    readonly Lock gate = new();
    readonly Queue<DateTimeOffset> recent = new();

    public static ReportFile Of(IServiceProvider services)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        return new(
            PathOf(configuration), configuration.GetValue("Reports:MostBytes", 4_000_000L), services.GetRequiredService<TimeProvider>(),
                services.GetRequiredService<ILogger<ReportFile>>());
    }

    public static string PathOf(IConfiguration configuration) =>
        Path.GetFullPath(configuration["Reports:Path"] is { Length: > 0 } chosen
            ? chosen : Path.Combine(AppContext.BaseDirectory, "data", "reports.jsonl"));

    /// <summary>The reports of a file, oldest first; a line that is none (cut by a full disk) is null.</summary>
    public static IEnumerable<AttemptReport?> Read(string path) => File.ReadLines(path).Where(line => line.Length > 0).Select(Parsed);

    public ReportOutcome Keep(AttemptReport report)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            while (recent.TryPeek(out var oldest) && now - oldest > TimeSpan.FromMinutes(1))
            {
                recent.Dequeue();
            }

            if (recent.Count >= MostPerMinute)
            {
                return ReportOutcome.TooMany;
            }

            recent.Enqueue(now);
            return Write(JsonSerializer.Serialize(report, Json) + "\n");
        }
    }

    ReportOutcome Write(string line)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
            var before = file.Length;
            var bytes = Encoding.UTF8.GetBytes(EndsCut(file) ? "\n" + line : line);
            if (before > 0 && before + bytes.Length > mostBytes)
            {
                LogFull(path);
                return ReportOutcome.TooMany;
            }

            try
            {
                file.Seek(before, SeekOrigin.Begin);
                file.Write(bytes);
                file.Flush(flushToDisk: true);
                return ReportOutcome.Kept;
            }
            catch (IOException)
            {
                // The disk is full: what was written of the line is taken back, so that the next one begins where it should.
                file.SetLength(before);
                throw;
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            LogFailure(path, problem);
            return ReportOutcome.Failed;
        }
    }

    /// <summary>Whether the last line has no end, because the machine stopped or the disk was full while it was written.</summary>
    static bool EndsCut(FileStream file)
    {
        if (file.Length == 0)
        {
            return false;
        }

        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() != '\n';
    }

    /// <summary>Null too where a part is missing that every report has: the file may have been edited, or written by another
    /// version.</summary>
    static AttemptReport? Parsed(string line)
    {
        try
        {
            var report = JsonSerializer.Deserialize<AttemptReport>(line, Json);
            return report is
            {
                Exercise: not null, Answer: not null, Language: not null, Diagnoses.IsDefault: false,
                Earlier.IsDefault: false
            }
                && report.Earlier.All(earlier => earlier is { Exercise: not null, Answer: not null })
                ? report
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A learner's report could not be written to {Path}.")]
    partial void LogFailure(string path, Exception problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The file of reports {Path} is full: read it and move it away.")]
    partial void LogFull(string path);
}
