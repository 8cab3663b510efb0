namespace BackpropTutor.Classrooms.Model;

/// <summary>What a learner did with an exercise of an assignment beside submitting.</summary>
public sealed class ItemWork
{
    public Guid ItemId { get; set; }

    public Guid EnrolmentId { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset SeenAt { get; set; }

    public int Hints { get; set; }

    /// <summary>Since when the solution is open because the learner asked for it: later answers earn nothing.</summary>
    public DateTimeOffset? GivenUpAt { get; set; }
}
