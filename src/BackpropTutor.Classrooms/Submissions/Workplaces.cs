using System.Collections.Concurrent;
using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Assignments;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Exercises;
using BackpropTutor.Classrooms.Model;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Submissions;

/// <summary>
/// Finds what holds for a learner's work. Assignments and classes are remembered apart, since a class that works asks for the same again
/// and again; what is changed, an extension too, shows at once, and from another process within a second.
/// </summary>
public sealed class Workplaces
{
    const int MostItems = 20_000;
    const int MostAssignments = 1_000;
    const int MostClasses = 200;

    readonly IDbContextFactory<ClassroomsContext> contexts;
    readonly ExerciseLibrary library;
    readonly ConcurrentDictionary<Guid, Guid> assignmentOf = new();
    readonly Remembered<Assignment?> assignments;
    readonly Remembered<ClassPeople> classes;

    public Workplaces(IDbContextFactory<ClassroomsContext> contexts, ExerciseLibrary library, ClassroomChanges changes, TimeProvider clock)
    {
        (this.contexts, this.library) = (contexts, library);
        assignments = new(changes, clock, MostAssignments, ReadAssignmentAsync);
        classes = new(changes, clock, MostClasses, ReadClassAsync);
    }

    public async Task<Result<Workplace>> FindAsync(Actor actor, Guid itemId, CancellationToken stop = default)
    {
        if (await AssignmentOfAsync(itemId, stop) is not { } assignmentId
            || await assignments.FindAsync(assignmentId, stop) is not { } assignment)
        {
            return ClassGate.NoSuchAssignment;
        }

        var people = await classes.FindAsync(assignment.ClassroomId, stop);
        var own = people.ByAccount.GetValueOrDefault(actor.AccountId);
        var entered = ClassGate.Admit(actor, assignment, ClassGate.Admit(actor, people.Classroom, own, ClassAction.Work));
        return !entered.Succeeded ? entered.Refusal
            : Of(entered.Value, own!, itemId, people.Groups[own!.Id]) is { } place ? place
            : ClassGate.NoSuchAssignment;
    }

    /// <summary>The same for a learner whom a teacher looks at.</summary>
    public async Task<Result<Workplace>> FindForAsync(Actor teacher, Guid itemId, Guid enrolmentId, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var assignmentId = await AssignmentOfAsync(itemId, stop);
        var entered = await ClassGate.EnterAssignmentAsync(context, teacher, assignmentId ?? Guid.Empty, ClassAction.SeeMarks, stop);
        if (!entered.Succeeded)
        {
            return entered.Refusal;
        }

        var learner = await ClassGate.FindLearnerAsync(context, teacher, entered.Value.Class, enrolmentId, stop);
        if (!learner.Succeeded)
        {
            return learner.Refusal;
        }

        await ReadVersionsAsync(context, entered.Value.Assignment);
        var groups = await context.GroupMembers.Where(member => member.EnrolmentId == enrolmentId).Select(member => member.GroupId)
            .ToListAsync(stop);
        return Of(entered.Value, learner.Value, itemId, groups) is { } place ? place : ClassGate.NoSuchAssignment;
    }

    /// <summary>Null where the assignment has this exercise no more.</summary>
    Workplace? Of(AssignmentAccess access, Enrolment learner, Guid itemId, IEnumerable<Guid> groups)
    {
        if (access.Assignment.Items.FirstOrDefault(one => one.Id == itemId) is not { } item)
        {
            return null;
        }

        var exercise = library.Open(item.Version!);
        var variant = exercise?.WithNumbers(ExerciseLibrary.VariantFor(exercise, access.Assignment, item.Id, learner.Id));
        return new(
            access.Class.Classroom, access.Assignment, item, learner, Schedule.Of(access.Assignment, learner, groups.ToHashSet()), exercise,
            variant);
    }

    /// <summary>Of which an exercise is never changes.</summary>
    async Task<Guid?> AssignmentOfAsync(Guid itemId, CancellationToken stop)
    {
        if (assignmentOf.TryGetValue(itemId, out var known))
        {
            return known;
        }

        await using var context = await contexts.CreateDbContextAsync(stop);
        var found = await context.Items.Where(item => item.Id == itemId).Select(item => (Guid?)item.AssignmentId)
            .SingleOrDefaultAsync(stop);
        if (found is { } assignmentId)
        {
            if (assignmentOf.Count >= MostItems)
            {
                assignmentOf.Clear();
            }

            assignmentOf[itemId] = assignmentId;
        }

        return found;
    }

    async Task<Assignment?> ReadAssignmentAsync(Guid id)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var assignment = await ClassGate.FindAssignmentAsync(context.Assignments.AsNoTracking(), id, CancellationToken.None);
        if (assignment is not null)
        {
            await ReadVersionsAsync(context, assignment);
        }

        return assignment;
    }

    async Task ReadVersionsAsync(ClassroomsContext context, Assignment assignment)
    {
        var missing = assignment.Items.Select(item => item.VersionId).Where(id => library.Find(id) is null).Distinct().ToList();
        var read = missing.Count == 0 ? [] : await context.Versions.AsNoTracking().Where(row => missing.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id);
        foreach (var item in assignment.Items)
        {
            item.Version = read.GetValueOrDefault(item.VersionId) ?? library.Find(item.VersionId)?.Version
                ?? await context.Versions.AsNoTracking().SingleAsync(row => row.Id == item.VersionId);
        }
    }

    async Task<ClassPeople> ReadClassAsync(Guid id)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var classroom = await context.Classrooms.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id);
        var people = await context.Enrolments.AsNoTracking().Where(row => row.ClassroomId == id && row.AccountId != null).ToListAsync();
        var members = await context.GroupMembers.AsNoTracking()
            .Where(member => context.Groups.Any(group => group.Id == member.GroupId && group.ClassroomId == id)).ToListAsync();
        return new(
            classroom, people.ToDictionary(row => row.AccountId!.Value), members.ToLookup(row => row.EnrolmentId, row => row.GroupId));
    }
}
