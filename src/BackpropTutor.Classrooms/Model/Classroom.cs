namespace BackpropTutor.Classrooms.Model;

public sealed class Classroom
{
    public const int LongestName = 200;

    public Guid Id { get; set; } = Guid.CreateVersion7();

    public required string Name { get; set; }

    /// <summary>IANA id, as <c>Asia/Seoul</c>: every date of the class is meant and shown in it.</summary>
    public required string Zone { get; set; }

    /// <summary>As people call it: “Spring 2027”.</summary>
    public string Term { get; set; } = "";

    public DateOnly TermStart { get; set; }

    public DateOnly TermEnd { get; set; }

    public required string JoinCode { get; set; }

    public bool JoinIsOpen { get; set; } = true;

    /// <summary>The class that this one was copied from.</summary>
    public Guid? CopiedFrom { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Since when it is kept to be read only.</summary>
    public DateTimeOffset? ArchivedAt { get; set; }

    /// <summary>Since when it is deleted; it can be had back for 30 days.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    public List<Section> Sections { get; set; } = [];

    public List<Enrolment> Enrolments { get; set; } = [];

    public List<Assignment> Assignments { get; set; } = [];
}
