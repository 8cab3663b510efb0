namespace BackpropTutor.Classrooms.Model;

/// <summary>A mark that a person set beside the computed one. All stay as history; the newest one counts unless it is withdrawn.</summary>
public sealed class MarkOverride
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public Guid ItemId { get; set; }

    public Guid EnrolmentId { get; set; }

    /// <summary>Null withdraws what was set before: the computed mark counts again.</summary>
    public double? Points { get; set; }

    public required string Reason { get; set; }

    public Guid ById { get; set; }

    public required string ByName { get; set; }

    public DateTimeOffset At { get; set; }
}
