using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Lessons.Blocks.Exercises;
using BackpropTutor.Lessons.Checking;
using BackpropTutor.Lessons.Courses;

namespace BackpropTutor.Web.Hosting;

/// <summary><c>reports</c>: the attempts that were kept for the author, each graded again.</summary>
static class ReportVerb
{
    /// <summary>Prints them, oldest first; 1 where one comes to another verdict than it did, or cannot be graded again.</summary>
    public static int Print(string path, Course course, TextWriter to)
    {
        if (!File.Exists(path))
        {
            to.WriteLine($"No reports: there is no file {path}.");
            return 0;
        }

        var (count, changed) = (0, 0);
        foreach (var report in ReportFile.Read(path))
        {
            count++;
            var replayed = report is null ? "cannot be read" : Again(report, course);
            changed += replayed == Same ? 0 : 1;
            if (report is null)
            {
                to.WriteLine($"A line {replayed}.");
                continue;
            }

            // Anybody may have written these words, and they are read on a terminal.
            to.WriteLine(
                $"{report.Time:u} {Printable.Of(report.Exercise)} variant {report.Variant} ({Printable.Of(report.Language)}): "
                + $"{report.Reason}");
            to.WriteLine($"  typed: {Printable.Of(report.Answer.ReplaceLineEndings(" ⏎ "))}");
            to.WriteLine($"  judged: {report.Verdict} {Printable.Of(string.Join(", ", report.Diagnoses))}; graded again: {replayed}");
        }

        to.WriteLine($"{count} reports; {changed} do not replay to the same verdict.");
        return changed == 0 ? 0 : 1;
    }

    const string Same = "the same";

    static string Again(AttemptReport report, Course course)
    {
        var found = course.Lessons.SelectMany(lesson => lesson.Exercises.Values.OfType<ExerciseBlock>()
            .Select(block => (Lesson: lesson, Block: block)))
            .FirstOrDefault(pair => pair.Block.Exercise.Id == report.Exercise);
        if (found.Block?.WithNumbers(report.Variant, found.Lesson) is not { } variant)
        {
            return "the course has no such exercise any more";
        }

        var earlier = report.Earlier.Select(before => (
            found.Block.Together(found.Lesson).FirstOrDefault(other => other.Exercise.Id == before.Exercise)?.WithNumbers(report.Variant,
                found.Lesson)?.AnswerKey, before.Answer)).ToList();
        if (earlier.Exists(before => before.AnswerKey is null))
        {
            return "the course has no such earlier exercise any more";
        }

        var attempt = new Attempt(variant);
        attempt.Check(report.Answer, [.. earlier.Select(before => (before.AnswerKey!, before.Answer))]);
        return attempt.Verdict is not { } verdict ? "nothing was typed"
            : verdict.Kind == report.Verdict && verdict.Diagnoses.Select(diagnosis => diagnosis.Id).SequenceEqual(report.Diagnoses) ? Same
            : $"{verdict.Kind} "
                + $"{string.Join(", ", verdict.Diagnoses.Select(diagnosis => diagnosis.Id))}{Because(verdict.Replay, report.Replay)}";
    }

    static string Because(Replay? now, Replay? then) =>
        now?.Digest != then?.Digest ? " (the exercise or its points have changed since)" : now?.Engine != then?.Engine
            ? " (the engine has changed since)" : "";
}
