using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Model;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Classes;

/// <summary>Makes classes, changes, archives and deletes them; a deleted one can be had back for 30 days.</summary>
public sealed class ClassService(IDbContextFactory<ClassroomsContext> contexts, TimeProvider clock)
{
    public static readonly TimeSpan Undo = TimeSpan.FromDays(30);

    /// <summary>The classes that the actor is in; an administrator sees all.</summary>
    public async Task<IReadOnlyList<ClassSummary>> ListAsync(Actor actor, bool deleted = false, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var rows = await context.Classrooms.AsNoTracking()
            .Where(row => row.DeletedAt != null == deleted)
            .Select(row => new
            {
                Classroom = row,
                Role = row.Enrolments.Where(own => own.AccountId == actor.AccountId && own.LeftAt == null)
                    .Select(own => (ClassRole?)own.Role).FirstOrDefault(),
                Learners = row.Enrolments.Count(other => other.Role == ClassRole.Learner && other.LeftAt == null),
                Assignments = row.Assignments.Count(assignment => assignment.DeletedAt == null),
            })
            .Where(row => actor.IsAdministrator || row.Role != null)
            .Where(row => !deleted || actor.IsAdministrator || row.Role == ClassRole.Teacher)
            .OrderByDescending(row => row.Classroom.TermStart).ThenBy(row => row.Classroom.Name)
            .ToListAsync(stop);
        return [.. rows.Select(row => new ClassSummary(row.Classroom, row.Role, row.Learners, row.Assignments))];
    }

    public async Task<Result<ClassAccess>> FindAsync(Actor actor, Guid id, ClassAction action = ClassAction.See,
        CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await ClassGate.EnterAsync(context, actor, id, action, stop);
    }

    public async Task<Result<Classroom>> CreateAsync(Actor actor, ClassEdit edit, CancellationToken stop = default)
    {
        if ((AccessRules.RefusesNewClass(actor) ?? Refuses(edit)) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(stop);
        var now = clock.GetUtcNow();
        var classroom = new Classroom { Name = edit.Name.Trim(), Zone = edit.Zone, JoinCode = Secrets.NewCode(), CreatedAt = now };
        Apply(classroom, edit);
        classroom.Enrolments.Add(new() { AccountId = actor.AccountId, Name = actor.Name, Role = ClassRole.Teacher, AddedAt = now });
        context.Classrooms.Add(classroom);
        await context.SaveChangesAsync(stop);
        return classroom;
    }

    public Task<Result<Classroom>> EditAsync(Actor actor, Guid id, ClassEdit edit, CancellationToken stop = default) =>
        Refuses(edit) is { } refusal
            ? Task.FromResult<Result<Classroom>>(refusal)
            : ChangeAsync(actor, id, AuditActions.ClassChanged, classroom => Apply(classroom, edit), stop);

    /// <summary>Makes the old code and link useless.</summary>
    public Task<Result<Classroom>> NewCodeAsync(Actor actor, Guid id, CancellationToken stop = default) =>
        ChangeAsync(actor, id, AuditActions.ClassChanged, classroom => classroom.JoinCode = Secrets.NewCode(), stop);

    public Task<Result<Classroom>> ArchiveAsync(Actor actor, Guid id, bool archived, CancellationToken stop = default) =>
        ChangeAsync(actor, id, AuditActions.ClassChanged, classroom => classroom.ArchivedAt = archived ? clock.GetUtcNow() : null, stop);

    public Task<Result<Classroom>> DeleteAsync(Actor actor, Guid id, CancellationToken stop = default) =>
        ChangeAsync(actor, id, AuditActions.ClassDeleted, classroom => classroom.DeletedAt = clock.GetUtcNow(), stop);

    /// <summary>Takes a deletion back, within 30 days of it.</summary>
    public Task<Result<Classroom>> RestoreAsync(Actor actor, Guid id, CancellationToken stop = default) =>
        ChangeAsync(actor, id, AuditActions.ClassRestored, classroom => classroom.DeletedAt = null, stop, deleted: true);

    async Task<Result<Classroom>> ChangeAsync(
        Actor actor, Guid id, string action, Action<Classroom> change, CancellationToken stop, bool deleted = false)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var entered = await ClassGate.EnterAsync(context, actor, id, ClassAction.EditClass, stop, deleted);
        if (!entered.Succeeded)
        {
            return entered.Refusal;
        }

        var classroom = entered.Value.Classroom;
        if (deleted && clock.GetUtcNow() - classroom.DeletedAt > Undo)
        {
            return AccessRules.NoSuchClass;
        }

        var before = Told(classroom);
        change(classroom);
        context.Note(actor, clock.GetUtcNow(), id, action, classroom.Name, before, Told(classroom));
        await context.SaveChangesAsync(stop);
        return classroom;
    }

    static void Apply(Classroom classroom, ClassEdit edit) =>
        (classroom.Name, classroom.Zone, classroom.Term, classroom.TermStart, classroom.TermEnd, classroom.JoinIsOpen) =
        (edit.Name.Trim(), edit.Zone, edit.Term.Trim(), edit.TermStart, edit.TermEnd, edit.JoinIsOpen);

    static string Told(Classroom row) =>
        $"{row.Name}; {row.Zone}; {row.Term}; {row.TermStart:O} – {row.TermEnd:O}; "
        + $"{(row.JoinIsOpen ? "open" : "closed")}; {row.ArchivedAt:u} {row.DeletedAt:u}";

    internal static Refusal? Refuses(ClassEdit edit) =>
        string.IsNullOrWhiteSpace(edit.Name) || edit.Name.Length > Classroom.LongestName || edit.Term.Length > Classroom.LongestName
            ? Refusal.Invalid($"A class has a name of at most {Classroom.LongestName} characters.",
                $"수업 이름은 {Classroom.LongestName}자 이하여야 해요.")
        : !ClassClock.IsZone(edit.Zone)
            ? Refusal.Invalid($"“{edit.Zone}” is no time zone; one is Asia/Seoul.", $"“{edit.Zone}”은(는) 시간대가 아니에요. 예: Asia/Seoul")
        : edit.TermEnd < edit.TermStart
            ? Refusal.Invalid("The term ends before it starts.", "학기가 시작하기 전에 끝나요.")
        : null;
}
