namespace BackpropTutor.Classrooms.Assignments;

/// <summary>Other dates or attempts for one learner or one group; all null takes the override away.</summary>
public sealed record OverrideEdit(
    Guid? EnrolmentId, Guid? GroupId, DateTimeOffset? OpensAt, DateTimeOffset? DueAt, DateTimeOffset? LateUntil, int? MostAttempts,
    string Reason = "");
