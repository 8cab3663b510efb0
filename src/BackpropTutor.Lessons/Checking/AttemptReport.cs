using System.Collections.Immutable;
using BackpropTutor.Grading.Verdicts;

namespace BackpropTutor.Lessons.Checking;

/// <summary>Why an attempt is kept for the author.</summary>
public enum ReportReason
{
    /// <summary>The learner thinks that a right answer was refused.</summary>
    Refused,

    /// <summary>The points could not tell.</summary>
    Undecided,

    /// <summary>The two witnesses of the key disagree, or no regular point was found.</summary>
    Broken,
}

/// <summary>What became of a report.</summary>
public enum ReportOutcome
{
    Kept,

    /// <summary>There are many already, or many came just now.</summary>
    TooMany,

    /// <summary>It could not be written down.</summary>
    Failed,
}

/// <summary>A whole attempt, for the exercise's author to look at and to grade again.</summary>
/// <param name="Exercise">The exercise's id, as 4.2b.</param>
/// <param name="Variant">Which set of other numbers; 0 is the author's own.</param>
/// <param name="Answer">What was typed.</param>
/// <param name="Diagnoses">The ids of what was said, the plainest first.</param>
/// <param name="Earlier">In a chain, the learner's earlier answers that it was judged on: the exercise's id and the text.</param>
/// <param name="Replay">Points, seed and version of the engine; null where nothing is calculated.</param>
/// <param name="Language">In which the learner read, as <c>ko</c>.</param>
public sealed record AttemptReport(
    ReportReason Reason, string Exercise, int Variant, string Answer, VerdictKind Verdict, double Score, ImmutableArray<string> Diagnoses,
    ImmutableArray<EarlierAnswer> Earlier, Replay? Replay, string Language, DateTimeOffset Time);

/// <summary>An answer to an earlier exercise of a chain.</summary>
public sealed record EarlierAnswer(string Exercise, string Answer);

/// <summary>Where attempts are kept that an author should see. Bounded: a learner's report may be turned away, never the learner's
/// page.</summary>
public interface IAttemptReports
{
    /// <summary>Never throws.</summary>
    ReportOutcome Keep(AttemptReport report);
}
