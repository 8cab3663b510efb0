namespace BackpropTutor.Classrooms.Model;

public sealed class GroupMember
{
    public Guid GroupId { get; set; }

    public Guid EnrolmentId { get; set; }
}
