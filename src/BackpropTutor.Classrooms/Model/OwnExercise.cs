namespace BackpropTutor.Classrooms.Model;

/// <summary>An exercise of a teacher's own, as it is being written; each time that it is used its text is kept as a version.</summary>
public sealed class OwnExercise
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public Guid OwnerId { get; set; }

    public required string Title { get; set; }

    /// <summary>YAML, as a lesson's facts.</summary>
    public string Facts { get; set; } = "";

    /// <summary>Markdown.</summary>
    public string English { get; set; } = "";

    public string? Korean { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public DateTimeOffset? DeletedAt { get; set; }
}
