using BackpropTutor.Classrooms.Assignments;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Model;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Marks;

/// <summary>All that marks of one assignment depend on beside the answers, read at once.</summary>
sealed class MarkFacts
{
    readonly Assignment assignment;
    readonly MarkRules rules;
    readonly Dictionary<Guid, Enrolment> learners;
    readonly Dictionary<Guid, Timing> timings;
    readonly Dictionary<(Guid Item, Guid Learner), DateTimeOffset> givenUp;
    readonly Dictionary<(Guid Item, Guid Learner), double> floors;
    readonly Dictionary<(Guid Item, Guid Learner), double?> overrides;

    MarkFacts(Assignment assignment, List<Enrolment> people, ILookup<Guid, Guid> groups, List<ItemWork> work, List<MarkFloor> floors,
        List<MarkOverride> overrides)
    {
        (this.assignment, rules) = (assignment, MarkRules.Of(assignment));
        learners = people.ToDictionary(row => row.Id);
        timings = people.ToDictionary(row => row.Id, row => Schedule.Of(assignment, row, groups[row.Id].ToHashSet()));
        givenUp = work.Where(row => row.GivenUpAt is not null)
            .ToDictionary(row => (row.ItemId, row.EnrolmentId), row => row.GivenUpAt!.Value);
        this.floors = floors.ToDictionary(row => (row.ItemId, row.EnrolmentId), row => row.Points);
        this.overrides = overrides.GroupBy(row => (row.ItemId, row.EnrolmentId))
            .ToDictionary(group => group.Key, group => group.MaxBy(row => row.At)!.Points);
    }

    /// <param name="assignment">With its items and overrides.</param>
    public static async Task<MarkFacts> ReadAsync(ClassroomsContext context, Assignment assignment, CancellationToken stop) =>
        (await ReadAsync(context, assignment.ClassroomId, [assignment], stop))[assignment.Id];

    /// <summary>Of several assignments of one class, with as many queries as for one.</summary>
    public static async Task<IReadOnlyDictionary<Guid, MarkFacts>> ReadAsync(
        ClassroomsContext context, Guid classroomId, IReadOnlyList<Assignment> assignments, CancellationToken stop)
    {
        var people = await context.Enrolments.AsNoTracking().Where(row => row.ClassroomId == classroomId).ToListAsync(stop);
        var members = await context.GroupMembers.AsNoTracking()
            .Where(member => context.Groups.Any(group => group.Id == member.GroupId && group.ClassroomId == classroomId)).ToListAsync(stop);
        var groups = members.ToLookup(member => member.EnrolmentId, member => member.GroupId);
        var items = assignments.SelectMany(assignment => assignment.Items).Select(item => item.Id).ToList();
        var work = await context.ItemWork.AsNoTracking().Where(row => row.GivenUpAt != null && items.Contains(row.ItemId))
            .ToListAsync(stop);
        var floors = await context.MarkFloors.AsNoTracking().Where(row => items.Contains(row.ItemId)).ToListAsync(stop);
        var overrides = await context.MarkOverrides.AsNoTracking().Where(row => items.Contains(row.ItemId)).ToListAsync(stop);
        return assignments.ToDictionary(assignment => assignment.Id, assignment =>
        {
            var own = assignment.Items.Select(item => item.Id).ToHashSet();
            return new MarkFacts(
                assignment, people, groups, [.. work.Where(row => own.Contains(row.ItemId))],
                [.. floors.Where(row => own.Contains(row.ItemId))],
                [.. overrides.Where(row => own.Contains(row.ItemId))]);
        });
    }

    public Enrolment Learner(Guid enrolmentId) => learners[enrolmentId];

    public Timing TimingOf(Guid enrolmentId) => timings[enrolmentId];

    public ItemMark MarkOf(AssignmentItem item, Guid enrolmentId, IReadOnlyList<JudgedAnswer> answers)
    {
        var key = (item.Id, enrolmentId);
        var mark = Marking.Of(rules, timings[enrolmentId], answers, givenUp.TryGetValue(key, out var at) ? at : null);
        return new(mark, Math.Max(Rounded(mark.Share * item.Points), floors.GetValueOrDefault(key)), overrides.GetValueOrDefault(key));
    }

    public static ItemMark WithFloor(ItemMark mark, double points) => mark with { Computed = Math.Max(mark.Computed, points) };

    /// <summary>To a thousandth of a point: sums of shares should not show the dust of binary fractions.</summary>
    public static double Rounded(double points) => Math.Round(points, 3, MidpointRounding.AwayFromZero);
}
