namespace BackpropTutor.Classrooms.Model;

/// <summary>Some learners of a class who get an extension together.</summary>
public sealed class StudentGroup
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public Guid ClassroomId { get; set; }

    public required string Name { get; set; }

    public List<GroupMember> Members { get; set; } = [];
}
