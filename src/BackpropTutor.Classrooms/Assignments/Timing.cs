namespace BackpropTutor.Classrooms.Assignments;

/// <summary>The dates and attempts that hold for one learner: page and marking both read these and nothing else.</summary>
/// <param name="DueAt">Full marks until then, that moment included.</param>
/// <param name="LateUntil">The late share until then; null where nothing is taken late.</param>
/// <param name="IsExtended">Whether they differ from the assignment's own.</param>
public sealed record Timing(
    DateTimeOffset OpensAt, DateTimeOffset DueAt, DateTimeOffset? LateUntil, double LateShare, int? MostAttempts, bool IsExtended)
{
    public DateTimeOffset ClosesAt => LateUntil ?? DueAt;

    public AssignmentState StateAt(DateTimeOffset moment) =>
        moment < OpensAt ? AssignmentState.NotYetOpen
        : moment <= DueAt ? AssignmentState.Open
        : moment <= ClosesAt ? AssignmentState.Late
        : AssignmentState.Closed;

    /// <summary>What an answer at that moment is worth: 1, the late share, or 0.</summary>
    public double CreditAt(DateTimeOffset moment) => StateAt(moment) switch
    {
        AssignmentState.Open => 1,
        AssignmentState.Late => LateShare,
        _ => 0,
    };

    /// <summary>When the state changes next; null once it is closed. A page that is open then shows the new one.</summary>
    public DateTimeOffset? NextChangeAfter(DateTimeOffset moment) => StateAt(moment) switch
    {
        AssignmentState.NotYetOpen => OpensAt,
        AssignmentState.Open => DueAt,
        AssignmentState.Late => ClosesAt,
        _ => null,
    };
}
