using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Exercises;
using BackpropTutor.Classrooms.Model;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Classes;

/// <summary>
/// Copies a class to a new term: assignments and sections, no people and no work. Every date moves by as many days as the start of the
/// term, and keeps its hour on the wall.
/// </summary>
public sealed class CopyService(IDbContextFactory<ClassroomsContext> contexts, TimeProvider clock)
{
    /// <param name="really">False shows what it would give, and keeps nothing.</param>
    public async Task<Result<ClassCopy>> CopyAsync(Actor actor, Guid classroomId, ClassEdit edit, bool really,
        CancellationToken stop = default)
    {
        if ((AccessRules.RefusesNewClass(actor) ?? ClassService.Refuses(edit)) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(stop);
        var entered = await ClassGate.EnterAsync(context, actor, classroomId, ClassAction.EditClass, stop);
        if (!entered.Succeeded)
        {
            return entered.Refusal;
        }

        var from = entered.Value.Classroom;
        await context.Entry(from).Collection(row => row.Sections).LoadAsync(stop);
        var assignments = await context.Assignments.AsNoTracking().Include(row => row.Items)
            .Where(row => row.ClassroomId == classroomId && row.DeletedAt == null).OrderBy(row => row.DueAt).ToListAsync(stop);
        var copy = CopyOf(from, edit, actor);
        var days = edit.TermStart.DayNumber - from.TermStart.DayNumber;
        var dates = new List<ShiftedDate>();
        foreach (var assignment in assignments)
        {
            var moved = CopyOf(assignment, days, from.Zone, edit.Zone);
            copy.Assignments.Add(moved);
            dates.AddRange(Compare(assignment, moved, edit));
        }

        if (really)
        {
            context.Classrooms.Add(copy);
            context.Note(actor, clock.GetUtcNow(), copy.Id, AuditActions.ClassCopied, copy.Name, from.Name, copy.Term);
            await context.SaveChangesAsync(stop);
        }

        return new ClassCopy(copy, dates);
    }

    /// <summary>Moves this assignment and those that open at the same time or later.</summary>
    /// <param name="really">False shows what it would give, and keeps nothing.</param>
    public async Task<Result<IReadOnlyList<ShiftedDate>>> ShiftFromAsync(Actor actor, Guid assignmentId, int days, bool really,
        CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var entered = await ClassGate.EnterAssignmentAsync(context, actor, assignmentId, ClassAction.EditAssignments, stop);
        if (!entered.Succeeded)
        {
            return entered.Refusal;
        }

        if (Math.Abs(days) > 3660)
        {
            return Refusal.Invalid("Dates can be moved by ten years at most.", "날짜는 10년까지만 옮길 수 있어요.");
        }

        var classroom = entered.Value.Class.Classroom;
        var edit = new ClassEdit(classroom.Name, classroom.Zone, classroom.Term, classroom.TermStart, classroom.TermEnd);
        var first = entered.Value.Assignment.OpensAt;
        var later = await context.Assignments.Where(row => row.ClassroomId == classroom.Id && row.DeletedAt == null && row.OpensAt >= first)
            .OrderBy(row => row.OpensAt).ToListAsync(stop);
        var dates = later.SelectMany(row => Compare(row, CopyOf(row, days, classroom.Zone, classroom.Zone), edit)).ToList();
        if (really)
        {
            foreach (var assignment in later)
            {
                (assignment.OpensAt, assignment.DueAt, assignment.LateUntil) = Moved(assignment, days, classroom.Zone, classroom.Zone);
            }

            context.Note(actor, clock.GetUtcNow(), classroom.Id, AuditActions.AssignmentChanged,
                $"{later.Count} from {entered.Value.Assignment.Title}", after: $"{days:+0;-0} d");
            await context.SaveChangesAsync(stop);
        }

        return dates;
    }

    Classroom CopyOf(Classroom from, ClassEdit edit, Actor actor) => new()
    {
        Name = edit.Name.Trim(),
        Zone = edit.Zone,
        Term = edit.Term.Trim(),
        TermStart = edit.TermStart,
        TermEnd = edit.TermEnd,
        JoinIsOpen = edit.JoinIsOpen,
        JoinCode = Secrets.NewCode(),
        CopiedFrom = from.Id,
        CreatedAt = clock.GetUtcNow(),
        Sections = [.. from.Sections.Select(section => new Section { Name = section.Name })],
        Enrolments = [new() { AccountId = actor.AccountId, Name = actor.Name, Role = ClassRole.Teacher, AddedAt = clock.GetUtcNow() }],
    };

    /// <summary>Unpublished, with numbers of its own: nobody of the new class has seen them.</summary>
    Assignment CopyOf(Assignment from, int days, string zone, string newZone)
    {
        var (opens, due, late) = Moved(from, days, zone, newZone);
        return new()
        {
            Title = from.Title,
            Introduction = from.Introduction,
            OpensAt = opens,
            DueAt = due,
            LateUntil = late,
            LateShare = from.LateShare,
            MostAttempts = from.MostAttempts,
            AttemptCost = from.AttemptCost,
            HintsAreOpen = from.HintsAreOpen,
            HintCost = from.HintCost,
            Solutions = from.Solutions,
            SameNumbers = from.SameNumbers,
            Weight = from.Weight,
            SeedKey = VariantChoice.NewKey(),
            CreatedAt = clock.GetUtcNow(),
            Items = [.. from.Items.Select(item =>
                new AssignmentItem { Position = item.Position, Title = item.Title, VersionId = item.VersionId, Points = item.Points })],
        };
    }

    static (DateTimeOffset Opens, DateTimeOffset Due, DateTimeOffset? Late) Moved(Assignment from, int days, string zone, string newZone)
    {
        DateTimeOffset Move(DateTimeOffset moment) => ClassClock.FromWall(ClassClock.ToWall(moment, zone).AddDays(days), newZone);
        return (Move(from.OpensAt), Move(from.DueAt), from.LateUntil is { } late ? Move(late) : null);
    }

    static IEnumerable<ShiftedDate> Compare(Assignment before, Assignment after, ClassEdit edit)
    {
        ShiftedDate Row(string which, DateTimeOffset from, DateTimeOffset to) =>
            new(before.Id, before.Title, which, from, to, IsOutside(to, edit));
        yield return Row("opens", before.OpensAt, after.OpensAt);
        yield return Row("due", before.DueAt, after.DueAt);
        if (before.LateUntil is { } late && after.LateUntil is { } moved)
        {
            yield return Row("late", late, moved);
        }
    }

    static bool IsOutside(DateTimeOffset moment, ClassEdit edit) =>
        DateOnly.FromDateTime(ClassClock.ToWall(moment, edit.Zone)) is var day && (day < edit.TermStart || day > edit.TermEnd);
}
