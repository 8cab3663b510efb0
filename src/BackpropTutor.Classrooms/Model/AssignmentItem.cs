namespace BackpropTutor.Classrooms.Model;

/// <summary>One exercise of an assignment, in a version that stays what it is until somebody regrades.</summary>
public sealed class AssignmentItem
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public Guid AssignmentId { get; set; }

    public Assignment? Assignment { get; set; }

    public int Position { get; set; }

    /// <summary>As the gradebook heads its column: 4.2b, or a teacher's own words.</summary>
    public required string Title { get; set; }

    public required string VersionId { get; set; }

    public ExerciseVersion? Version { get; set; }

    public double Points { get; set; } = 1;
}
