using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Marks;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Classrooms.Rooms;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Analytics;

/// <summary>Figures of an assignment by exercise and by variant, without staff and drafts.</summary>
public sealed class AnalyticsService(IDbContextFactory<ClassroomsContext> contexts, TimeProvider clock)
{
    public async Task<Result<IReadOnlyList<ItemFigures>>> ReadAsync(Actor actor, Guid assignmentId, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var entered = await ClassGate.EnterAssignmentAsync(context, actor, assignmentId, ClassAction.SeeMarks, stop);
        if (!entered.Succeeded)
        {
            return entered.Refusal;
        }

        var learners = await entered.Value.Class.Visible(context.Enrolments.AsNoTracking()).Where(row => row.Role == ClassRole.Learner)
            .ToListAsync(stop);
        var items = entered.Value.Assignment.Items.ConvertAll(item => item.Id);
        var submissions = await context.Submissions.AsNoTracking().Where(row => items.Contains(row.ItemId) && !row.ByStaff)
            .OrderBy(row => row.At).ThenBy(row => row.Id).ToListAsync(stop);
        var work = await context.ItemWork.AsNoTracking().Where(row => items.Contains(row.ItemId)).ToListAsync(stop);
        return FiguresOf(entered.Value.Assignment, learners, submissions, work, clock.GetUtcNow());
    }

    /// <summary>Pure.</summary>
    public static List<ItemFigures> FiguresOf(
        Assignment assignment, IReadOnlyList<Enrolment> learners, IReadOnlyList<Submission> submissions, IReadOnlyList<ItemWork> work,
        DateTimeOffset now)
    {
        var room = RoomCount.Of(assignment, learners, submissions, work, now);
        var people = learners.Select(learner => learner.Id).ToHashSet();
        var counted = submissions.Where(row => people.Contains(row.EnrolmentId) && Marking.SpendsAttempt(row.Outcome))
            .ToLookup(row => row.ItemId);
        return assignment.Items.ConvertAll(item =>
            FiguresOf(item, room, [.. counted[item.Id]], [.. work.Where(row => row.ItemId == item.Id)]));
    }

    static ItemFigures FiguresOf(AssignmentItem item, Room room, Submission[] rows, ItemWork[] work)
    {
        var own = rows.GroupBy(row => row.EnrolmentId).Select(group => group.ToArray()).ToArray();
        var started = work.ToDictionary(row => row.EnrolmentId, row => row.StartedAt);
        var times = own.Select(learner => TimeOf(learner, started)).OfType<TimeSpan>().Order().ToArray();
        return new(
            item, own.Length, own.Count(IsSolved), Mean(own, AttemptsOf), times.Length == 0 ? null : times[(times.Length - 1) / 2],
            Mean(own, learner => learner[^1].Hints),
            [.. room.Mistakes.Where(row => row.Item == item).Select(row => (row.Diagnosis, row.Node, row.Learners.Count))],
            room.Unexplained.Where(row => row.Item == item).SelectMany(row => row.Learners).Select(row => row.Learner.Id).Distinct()
                .Count(),
            [
                .. own.GroupBy(learner => learner[0].Variant).OrderBy(variant => variant.Key)
                    .Select(variant => new VariantFigures(variant.Key, variant.Count(), variant.Count(IsSolved),
                        Mean([.. variant], AttemptsOf))),
            ]);
    }

    static bool IsSolved(Submission[] learner) => learner.Any(row => row.Outcome == AnswerOutcome.Correct);

    /// <summary>Until right; the same wrong answer twice is one.</summary>
    static int AttemptsOf(Submission[] learner)
    {
        var wrong = learner.TakeWhile(row => row.Outcome != AnswerOutcome.Correct).Select(row => row.Canonical)
            .Distinct(StringComparer.Ordinal).Count();
        return IsSolved(learner) ? wrong + 1 : wrong;
    }

    static TimeSpan? TimeOf(Submission[] learner, Dictionary<Guid, DateTimeOffset> started) =>
        Array.Find(learner, row => row.Outcome == AnswerOutcome.Correct) is { } right
            ? right.At - (started.TryGetValue(right.EnrolmentId, out var from) && from < right.At ? from : learner[0].At)
            : null;

    static double Mean(Submission[][] learners, Func<Submission[], int> count) =>
        learners.Length == 0 ? 0 : learners.Average(learner => count(learner));
}
