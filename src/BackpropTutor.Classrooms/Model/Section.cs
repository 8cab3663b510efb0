namespace BackpropTutor.Classrooms.Model;

/// <summary>A part of a class that meets together; an assistant may be limited to one.</summary>
public sealed class Section
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public Guid ClassroomId { get; set; }

    public required string Name { get; set; }
}
