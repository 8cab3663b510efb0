namespace BackpropTutor.Classrooms.Model;

/// <summary>Who changed what, and why. Never changed, and deleted only with its class or by the rule of retention.</summary>
public sealed class AuditEntry
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public DateTimeOffset At { get; set; }

    public Guid? ById { get; set; }

    public required string ByName { get; set; }

    public Guid? ClassroomId { get; set; }

    /// <summary>One of <c>AuditActions</c>.</summary>
    public required string Action { get; set; }

    public required string Subject { get; set; }

    public string? Before { get; set; }

    public string? After { get; set; }

    public string? Reason { get; set; }
}
