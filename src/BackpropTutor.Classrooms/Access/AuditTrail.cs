using BackpropTutor.Classrooms.Data;

namespace BackpropTutor.Classrooms.Access;

/// <summary>Writes to the audit log within the unit of work that it tells of: both are kept or neither.</summary>
static class AuditTrail
{
    public static void Note(
        this ClassroomsContext context, Actor actor, DateTimeOffset at, Guid? classroomId, string action, string subject,
        string? before = null, string? after = null, string? reason = null) => context.Audit.Add(new()
        {
            At = at,
            ById = actor.AccountId,
            ByName = actor.Name,
            ClassroomId = classroomId,
            Action = action,
            Subject = subject,
            Before = before,
            After = after,
            Reason = reason,
        });
}
