namespace BackpropTutor.Classrooms.Model;

/// <summary>Other dates or attempts for one learner or one group; what is null stays as the assignment has it.</summary>
public sealed class AssignmentOverride
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public Guid AssignmentId { get; set; }

    /// <summary>One of this and <see cref="GroupId"/> is set.</summary>
    public Guid? EnrolmentId { get; set; }

    public Guid? GroupId { get; set; }

    public DateTimeOffset? OpensAt { get; set; }

    public DateTimeOffset? DueAt { get; set; }

    public DateTimeOffset? LateUntil { get; set; }

    public int? MostAttempts { get; set; }

    public string Reason { get; set; } = "";
}
