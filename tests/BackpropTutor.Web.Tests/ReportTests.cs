using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Lessons.Checking;
using BackpropTutor.Lessons.Courses;
using BackpropTutor.Web.Hosting;
using BackpropTutor.Web.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace BackpropTutor.Web.Tests;

/// <summary>Attempts that are kept for the author: written down, bounded, and graded again.</summary>
public sealed class ReportTests : IDisposable
{
    static readonly Course Course = Courses.Open(new CourseFolder(Path.Combine(Repository.Root, "content"), IsSource: false)).Current;

    readonly string folder = Directory.CreateTempSubdirectory("reports").FullName;

    string File => Path.Combine(folder, "below", "reports.jsonl");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void AReportIsReadBackAsItWasKeptAndReplaysToTheSameVerdict()
    {
        var report = Report("4.2c", "2, -1", VerdictKind.Wrong, "missing-activation-derivative");
        Assert.Equal(ReportOutcome.Kept, Reports().Keep(report));

        var read = Assert.Single(ReportFile.Read(File))!;
        Assert.Equal((report.Reason, report.Exercise, report.Answer, report.Verdict, report.Language, report.Time),
            (read.Reason, read.Exercise, read.Answer, read.Verdict, read.Language, read.Time));
        Assert.Equal(report.Diagnoses, read.Diagnoses);

        var told = new StringWriter();
        Assert.Equal(0, ReportVerb.Print(File, Course, told));
        Assert.Contains("typed: 2, -1", told.ToString(), StringComparison.Ordinal);
        Assert.Contains("graded again: the same", told.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4.2c", "0.5, -0.1966", "graded again: Correct")]
    [InlineData("4.2zz", "1", "the course has no such exercise any more")]
    public void AReportThatComesToAnotherVerdictSaysSo(string exercise, string answer, string said)
    {
        Reports().Keep(Report(exercise, answer, VerdictKind.Wrong, "transposed"));

        var told = new StringWriter();
        Assert.Equal(1, ReportVerb.Print(File, Course, told));
        Assert.Contains(said, told.ToString(), StringComparison.Ordinal);
        Assert.Contains("1 reports; 1 do not replay", told.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AFollowedAnswerIsGradedAgainWithTheEarlierOnes()
    {
        Reports().Keep(Report("7.2b", "-0.67026, 0", VerdictKind.Partial,
            "carried-forward") with
        { Earlier = [new("7.2a", "-0.70538, 0.74050, -0.03512")] });

        Assert.Equal(0, ReportVerb.Print(File, Course, TextWriter.Null));
    }

    [Fact]
    public void TooManyInAMinuteAreTurnedAwayAndLaterOnesAreKept()
    {
        var clock = new SetClock();
        var reports = Reports(clock: clock);
        var outcomes = Enumerable.Range(0, 61).Select(_ => reports.Keep(Report("4.2c", "1", VerdictKind.Wrong))).ToArray();

        Assert.Equal(60, outcomes.Count(outcome => outcome == ReportOutcome.Kept));
        Assert.Equal(ReportOutcome.TooMany, outcomes[^1]);
        clock.Now += TimeSpan.FromSeconds(61);
        Assert.Equal(ReportOutcome.Kept, reports.Keep(Report("4.2c", "1", VerdictKind.Wrong)));
    }

    [Fact]
    public void AFullFileAndAFolderThatCannotBeAreSaidNotThrown()
    {
        Assert.Equal(ReportOutcome.TooMany, Full());
        System.IO.File.WriteAllText(Path.Combine(folder, "taken"), "");
        Assert.Equal(ReportOutcome.Failed, Reports(Path.Combine(folder, "taken", "reports.jsonl"))
            .Keep(Report("4.2c", "1", VerdictKind.Wrong)));

        ReportOutcome Full()
        {
            var reports = Reports(most: 600);
            reports.Keep(Report("4.2c", "1", VerdictKind.Wrong));
            return reports.Keep(Report("4.2c", new string('1', 500), VerdictKind.Wrong));
        }
    }

    [Fact]
    public void ALineThatWasCutIsCountedAndTheOthersAreRead()
    {
        Reports().Keep(Report("4.2c", "2, -1", VerdictKind.Wrong, "missing-activation-derivative"));
        System.IO.File.AppendAllText(File, "{\"reason\":\"Ref\n");

        Assert.Equal(1, ReportVerb.Print(File, Course, TextWriter.Null));
        Assert.Equal([true, false], ReportFile.Read(File).Select(report => report is not null));
    }

    [Fact]
    public void ALineBeginsAnewWhereTheLastOneIsCut()
    {
        Reports().Keep(Report("4.2c", "1", VerdictKind.Wrong));
        System.IO.File.AppendAllText(File, "{\"reason\":\"Ref");
        Assert.Equal(ReportOutcome.Kept, Reports().Keep(Report("4.2c", "2", VerdictKind.Wrong)));

        Assert.Equal(["1", null, "2"], ReportFile.Read(File).Select(report => report?.Answer));
    }

    [Fact]
    public void OnAFullDiskTheLearnerIsToldAndTheNextLineIsWhole()
    {
        // /dev/full takes nothing, as a full disk does.
        Assert.SkipUnless(System.IO.File.Exists("/dev/full"), "There is no /dev/full here.");
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.CreateSymbolicLink(File, "/dev/full");
        Assert.Equal(ReportOutcome.Failed, Reports().Keep(Report("4.2c", "1", VerdictKind.Wrong)));
        System.IO.File.Delete(File);
        Assert.Equal(ReportOutcome.Kept, Reports().Keep(Report("4.2c", "2", VerdictKind.Wrong)));

        Assert.Equal("2", Assert.Single(ReportFile.Read(File))!.Answer);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData(
        """{"reason":"Refused","exercise":"4.2c","variant":0,"answer":null,"verdict":"Wrong","score":"""
        + """0,"diagnoses":[],"earlier":[],"language":"ko"}""")]
    [InlineData(
        """{"reason":"Refused","exercise":null,"variant":0,"answer":"1","verdict":"Wrong","score":"""
        + """0,"diagnoses":[],"earlier":[],"language":"ko"}""")]
    [InlineData(
        """{"reason":"Refused","exercise":"4.2c","variant":0,"answer":"1","verdict":"Wrong","score":0,"earlier":[],"language":"ko"}""")]
    [InlineData(
        """{"reason":"Refused","exercise":"4.2c","variant":0,"answer":"1","verdict":"Wrong","score":"""
        + """0,"diagnoses":[],"earlier":[null],"language":"ko"}""")]
    [InlineData(
        """{"reason":"Refused","exercise":"4.2c","variant":0,"answer":"1","verdict":"Wrong","score":"""
        + """0,"diagnoses":[],"earlier":[{"exercise":"4.2a","answer":null}],"language":"ko"}""")]
    [InlineData(
        """{"reason":"Refused","exercise":"4.2c","variant":0,"answer":"1","verdict":"Wrong","score":"""
        + """0,"diagnoses":[],"earlier":[{"exercise":"4.2zz","answer":"1"}],"language":"ko"}""")]
    [InlineData(
        """{"reason":"Refused","exercise":"4.2c","variant":-7,"answer":"1","verdict":"Wrong","score":"""
        + """0,"diagnoses":[],"earlier":[],"language":"ko"}""")]
    public void AfterALineOfAnyKindTheNextOnesAreRead(string line)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, line + "\n");
        Reports().Keep(Report("4.2c", "2, -1", VerdictKind.Wrong, "missing-activation-derivative"));

        var told = new StringWriter();
        Assert.Equal(1, ReportVerb.Print(File, Course, told));
        Assert.Contains("graded again: the same", told.ToString(), StringComparison.Ordinal);
        Assert.Contains("2 reports; 1 do not replay", told.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void NothingThatAVisitorTypedReachesTheTerminalAsACommand()
    {
        Reports().Keep(Report("4.2c", "1 \e[2J \e]0;owned\a \r \u202E", VerdictKind.Wrong, "\e[31m"));

        var told = new StringWriter();
        ReportVerb.Print(File, Course, told);
        Assert.DoesNotContain(told.ToString(), character => (char.IsControl(character) && character != '\n') || character == '\u202E');
        Assert.Contains("\\u{1B}[2J", told.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutAFileThereAreNoReports() => Assert.Equal(0, ReportVerb.Print(File, Course, TextWriter.Null));

    ReportFile Reports(string? path = null, long most = 1_000_000, TimeProvider? clock = null) =>
        new(path ?? File, most, clock ?? TimeProvider.System, NullLogger<ReportFile>.Instance);

    static AttemptReport Report(string exercise, string answer, VerdictKind verdict, params string[] diagnoses) =>
        new(ReportReason.Refused, exercise, 0, answer, verdict, 0, [.. diagnoses], [], null, "ko",
            new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
