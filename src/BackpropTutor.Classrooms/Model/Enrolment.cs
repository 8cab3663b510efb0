namespace BackpropTutor.Classrooms.Model;

/// <summary>
/// One person in one class. A roster may name somebody before there is an account: joining with that address takes the place.
/// </summary>
public sealed class Enrolment
{
    public const int MostExtraTime = 400;

    public Guid Id { get; set; } = Guid.CreateVersion7();

    public Guid ClassroomId { get; set; }

    public Classroom? Classroom { get; set; }

    public Guid? AccountId { get; set; }

    public Account? Account { get; set; }

    public Guid? SectionId { get; set; }

    public Section? Section { get; set; }

    public ClassRole Role { get; set; }

    /// <summary>The name by which the class knows the person.</summary>
    public required string Name { get; set; }

    public string? Email { get; set; }

    /// <summary>The school's own id of the person: a student number, or OneRoster's sourcedId.</summary>
    public string? RosterId { get; set; }

    /// <summary>
    /// A standing accommodation, in percent of the time between opening and due date. Nobody but the class's teachers sees it.
    /// </summary>
    public int ExtraTime { get; set; }

    public DateTimeOffset AddedAt { get; set; }

    /// <summary>Since when the person is no longer in the class; what was done stays.</summary>
    public DateTimeOffset? LeftAt { get; set; }

    public bool IsStaff => Role != ClassRole.Learner;
}
