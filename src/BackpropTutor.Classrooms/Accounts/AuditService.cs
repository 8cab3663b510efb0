using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Model;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Accounts;

/// <summary>Reads the audit log: of a class for its teachers, of everything for administrators.</summary>
public sealed class AuditService(IDbContextFactory<ClassroomsContext> contexts)
{
    public const int Page = 100;

    /// <summary>The newest first, a hundred at a time.</summary>
    /// <param name="before">The moment of the last one of the page before.</param>
    public async Task<Result<IReadOnlyList<AuditEntry>>> ListAsync(Actor actor, Guid? classroomId, DateTimeOffset? before = null,
        CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var refusal = classroomId is { } id
            ? (await ClassGate.EnterAsync(context, actor, id, ClassAction.EditClass, stop)).Refusal
            : AccessRules.RefusesAdministration(actor);
        return refusal is not null
            ? refusal
            : await context.Audit.AsNoTracking()
                .Where(row => (classroomId == null || row.ClassroomId == classroomId) && (before == null || row.At < before))
                .OrderByDescending(row => row.At).Take(Page).ToListAsync(stop);
    }
}
