namespace BackpropTutor.Classrooms.Model;

/// <summary>What a mark does not fall below, because it was regraded with the choice “never lower”.</summary>
public sealed class MarkFloor
{
    public Guid ItemId { get; set; }

    public Guid EnrolmentId { get; set; }

    public double Points { get; set; }

    public DateTimeOffset At { get; set; }
}
