using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Bells;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Model;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Rosters;

/// <summary>Imports a roster: adds and changes, and removes nobody. All of it or nothing.</summary>
public sealed class RosterService(IDbContextFactory<ClassroomsContext> contexts, IRoomBell bell, TimeProvider clock)
{
    /// <param name="really">False shows what it would do, and keeps nothing.</param>
    public async Task<Result<RosterPreview>> ImportAsync(Actor actor, Guid classroomId, byte[] file, bool really,
        CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var entered = await ClassGate.EnterAsync(context, actor, classroomId, ClassAction.EditRoster, stop);
        if (!entered.Succeeded)
        {
            return entered.Refusal;
        }

        var read = RosterReader.Read(file);
        if (!read.Succeeded)
        {
            return read.Refusal;
        }

        var roster = read.Value.EachOnce();

        var people = await context.Enrolments.Include(row => row.Section).Where(row => row.ClassroomId == classroomId).ToListAsync(stop);
        var sections = await context.Sections.Where(row => row.ClassroomId == classroomId)
            .ToDictionaryAsync(row => row.Name, StringComparer.Ordinal, stop);
        var matches = new RosterMatch(people);
        var changes = roster.Rows.Select(row => (Row: row, Present: matches.Find(row)))
            .Select(pair => ChangeOf(pair.Row, pair.Present)).ToList();
        var named = changes.Select(change => change.Present).OfType<Enrolment>().ToHashSet();
        var preview = new RosterPreview(roster, changes, [.. people.Where(row => row.LeftAt is null && !named.Contains(row))]);
        if (really)
        {
            Apply(context, classroomId, changes, sections);
            int CountOf(RosterChangeKind kind) => changes.Count(row => row.Kind == kind);
            context.Note(
                actor, clock.GetUtcNow(), classroomId, AuditActions.RosterImported, entered.Value.Classroom.Name,
                after: $"{CountOf(RosterChangeKind.Added)} added, {CountOf(RosterChangeKind.Changed)} changed");
            await context.SaveChangesAsync(stop);
            bell.Ring(classroomId);
        }

        return preview;
    }

    void Apply(ClassroomsContext context, Guid classroomId, List<RosterChange> changes, Dictionary<string, Section> sections)
    {
        foreach (var change in changes.Where(change => change.Kind != RosterChangeKind.Untouched))
        {
            var row = change.Row;
            var person = change.Present;
            if (person is null)
            {
                person = new() { ClassroomId = classroomId, Name = row.Name, Role = row.Role, AddedAt = clock.GetUtcNow() };
                context.Enrolments.Add(person);
            }

            (person.Name, person.Email, person.RosterId) = (row.Name, row.Email ?? person.Email, row.RosterId ?? person.RosterId);
            person.LeftAt = null;
            if (row.Section is { } name)
            {
                if (!sections.TryGetValue(name, out var section))
                {
                    context.Sections.Add(sections[name] = section = new() { ClassroomId = classroomId, Name = name });
                }

                person.SectionId = section.Id;
            }
        }
    }

    /// <summary>The role of somebody who is there already stays: a list of learners must not make learners of assistants.</summary>
    static RosterChange ChangeOf(RosterRow row, Enrolment? present)
    {
        if (present is null)
        {
            return new(RosterChangeKind.Added, row, null, []);
        }

        var changes = new List<string>();
        Compare(changes, "name", present.Name, row.Name);
        Compare(changes, "e-mail", present.Email, row.Email ?? present.Email);
        Compare(changes, "id", present.RosterId, row.RosterId ?? present.RosterId);
        Compare(changes, "section", present.Section?.Name, row.Section ?? present.Section?.Name);
        if (present.LeftAt is not null)
        {
            changes.Add("comes back");
        }

        return new(changes.Count == 0 ? RosterChangeKind.Untouched : RosterChangeKind.Changed, row, present, changes);
    }

    static void Compare(List<string> changes, string what, string? before, string? after)
    {
        if (before != after)
        {
            changes.Add($"{what}: {before} → {after}");
        }
    }
}
