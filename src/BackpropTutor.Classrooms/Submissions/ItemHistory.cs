using BackpropTutor.Classrooms.Marks;
using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Submissions;

/// <summary>What one learner did with one exercise of an assignment.</summary>
/// <param name="Answers">The oldest first.</param>
public sealed record ItemHistory(Workplace Place, List<Submission> Answers, ItemWork? Work)
{
    public Mark Mark => Marking.Of(MarkRules.Of(Place.Assignment), Place.Timing, [.. Answers.Select(JudgedOf)], Work?.GivenUpAt);

    /// <summary>Null where they are not counted.</summary>
    public int? AttemptsLeft => Place.Timing.MostAttempts is { } most ? Math.Max(0, most - Mark.Attempts) : null;

    /// <summary>Whether the learner may see the solution at that moment.</summary>
    public bool ShowsSolutionAt(DateTimeOffset moment) => Place.Assignment.Solutions switch
    {
        SolutionRule.WhenDone => Mark.IsSolved || AttemptsLeft == 0 || Work?.GivenUpAt is not null || moment > Place.Timing.ClosesAt,
        SolutionRule.AfterClosing => moment > Place.Timing.ClosesAt,
        _ => false,
    };

    public static JudgedAnswer JudgedOf(Submission row) => new(row.At, row.Outcome, row.Score, row.Canonical, row.Hints, row.HintCost);
}
