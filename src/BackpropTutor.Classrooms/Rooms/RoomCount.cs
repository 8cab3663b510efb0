using BackpropTutor.Classrooms.Marks;
using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Rooms;

/// <summary>Counts a room. Pure, so that a simulated class comes out to the last number.</summary>
public static class RoomCount
{
    public static readonly TimeSpan Here = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan LongAtOne = TimeSpan.FromMinutes(10);

    const int StuckAfter = 3;

    /// <param name="learners">Those who count: what others did is left out.</param>
    /// <param name="submissions">In the order of time.</param>
    public static Room Of(
        Assignment assignment, IReadOnlyList<Enrolment> learners, IReadOnlyList<Submission> submissions, IReadOnlyList<ItemWork> work,
        DateTimeOffset now)
    {
        var people = learners.ToDictionary(learner => learner.Id);
        var counted = submissions.Where(row => people.ContainsKey(row.EnrolmentId) && Marking.SpendsAttempt(row.Outcome)).ToArray();
        var byItem = counted.ToLookup(row => row.ItemId);
        var byLearner = counted.ToLookup(row => row.EnrolmentId);
        var seen = work.Where(row => people.ContainsKey(row.EnrolmentId)).ToLookup(row => row.EnrolmentId);
        var places = learners.Select(learner => PlaceOf(assignment, learner, [.. byLearner[learner.Id]], [.. seen[learner.Id]], now))
            .ToList();
        return new(
            assignment, learners.Count, places.Count(place => now - place.SeenAt <= Here),
            [.. assignment.Items.Select(item => ItemOf(item, [.. byItem[item.Id]], places))], places,
            [.. assignment.Items.SelectMany(item => MistakesOf(item, [.. byItem[item.Id]], people))
                .OrderByDescending(row => row.Learners.Count)],
            [.. assignment.Items.SelectMany(item => UnexplainedOf(item, [.. byItem[item.Id]], people))
                .OrderByDescending(row => row.Learners.Count)]);
    }

    static RoomItem ItemOf(AssignmentItem item, Submission[] rows, List<RoomPlace> places) => new(
        item, Tried(rows), rows.Where(row => row.Outcome == AnswerOutcome.Correct).Select(row => row.EnrolmentId).Distinct().Count(),
        places.Count(place => place.Item?.Id == item.Id && place.IsStuck));

    static RoomPlace PlaceOf(Assignment assignment, Enrolment learner, Submission[] rows, ItemWork[] work, DateTimeOffset now)
    {
        var (last, look) = (rows.LastOrDefault(), work.MaxBy(row => row.SeenAt));
        var seenAt = last?.At > look?.SeenAt || look is null ? last?.At : look.SeenAt;
        var itemId = last?.At > look?.SeenAt || look is null ? last?.ItemId : look.ItemId;
        var own = rows.Where(row => row.ItemId == itemId).ToArray();
        var sinceRight = own.Reverse().TakeWhile(row => row.Outcome != AnswerOutcome.Correct).ToArray();
        var isOpen = itemId is not null && own.All(row => row.Outcome != AnswerOutcome.Correct);
        var wrong = sinceRight.Select(row => row.Canonical).Distinct(StringComparer.Ordinal).Count();
        var startedAt = work.FirstOrDefault(row => row.ItemId == itemId)?.StartedAt ?? own.FirstOrDefault()?.At;
        var isStuck = isOpen && now - seenAt <= Here && (wrong >= StuckAfter || now - startedAt >= LongAtOne);
        var solved = rows.Where(row => row.Outcome == AnswerOutcome.Correct).Select(row => row.ItemId).Distinct().Count();
        return new(learner, assignment.Items.FirstOrDefault(item => item.Id == itemId), seenAt, wrong, isStuck, solved);
    }

    static IEnumerable<RoomMistake> MistakesOf(AssignmentItem item, Submission[] rows, Dictionary<Guid, Enrolment> people) =>
        from row in rows
        where row.Outcome != AnswerOutcome.Correct && row.Effect is null && row.Diagnoses.Length > 0
        group row by row.Diagnoses.Split('\n', 2)[0] into rule
        let parts = rule.Key.Split('@', 2)
        select new RoomMistake(
            item, parts[0], parts is [_, { Length: > 0 } node] ? node : null, rule.Count(), Tried(rows),
            [.. rule.GroupBy(row => row.EnrolmentId).Select(own => (people[own.Key], own.Last().Id))]);

    static IEnumerable<UnexplainedGroup> UnexplainedOf(AssignmentItem item, Submission[] rows, Dictionary<Guid, Enrolment> people) =>
        from row in rows
        where row.Effect is not null
        group row by row.Effect into effect
        select new UnexplainedGroup(
            item, effect.Key, effect.Count(), Tried(rows), effect.Last(),
            [.. effect.GroupBy(row => row.EnrolmentId).Select(own => (people[own.Key], own.Last().Id))]);

    static int Tried(Submission[] rows) => rows.Select(row => row.EnrolmentId).Distinct().Count();
}
