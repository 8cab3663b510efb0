namespace BackpropTutor.Classrooms.Model;

/// <summary>
/// The whole text that an exercise stands in, kept under its own fingerprint, so that marking it again finds what was marked.
/// </summary>
public sealed class ExerciseVersion
{
    /// <summary>SHA-256 of all other texts, in hexadecimal.</summary>
    public required string Id { get; set; }

    /// <summary>The letter of the exercise in its lesson.</summary>
    public required string Exercise { get; set; }

    /// <summary>The folder that messages name.</summary>
    public required string Folder { get; set; }

    public required string Facts { get; set; }

    public required string English { get; set; }

    public string? Korean { get; set; }

    /// <summary>The id of the lesson that it comes from; null for a teacher's own.</summary>
    public string? LessonId { get; set; }

    public Guid? OwnExerciseId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
