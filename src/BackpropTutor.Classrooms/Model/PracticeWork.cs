namespace BackpropTutor.Classrooms.Model;

/// <summary>How far somebody is with an exercise of a lesson, with one set of numbers.</summary>
public sealed class PracticeWork
{
    public Guid AccountId { get; set; }

    public required string LessonId { get; set; }

    public required string Exercise { get; set; }

    public int Variant { get; set; }

    public int Hints { get; set; }

    public DateTimeOffset? SolvedAt { get; set; }

    public DateTimeOffset? GivenUpAt { get; set; }

    public DateTimeOffset SeenAt { get; set; }
}
