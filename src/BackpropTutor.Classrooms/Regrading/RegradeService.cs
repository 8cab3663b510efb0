using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Assignments;
using BackpropTutor.Classrooms.Bells;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Exercises;
using BackpropTutor.Classrooms.Marks;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Classrooms.Submissions;
using BackpropTutor.Classrooms.Writing;
using BackpropTutor.Lessons.Blocks.Exercises;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Regrading;

/// <summary>
/// Grading again is computing again: from the raw answers, their times and the rules. All of it is kept in one transaction.
/// </summary>
public sealed class RegradeService(
    IDbContextFactory<ClassroomsContext> contexts, ExerciseLibrary library, OwnExerciseService own, IRoomBell bell, TimeProvider clock)
{
    public async Task<Result<RegradePlan>> RegradeAsync(Actor actor, RegradeRequest request, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var transaction = await context.Database.BeginTransactionAsync(stop);
        var assignmentId = await context.Items.Where(row => row.Id == request.ItemId).Select(row => row.AssignmentId)
            .SingleOrDefaultAsync(stop);
        var entered = await ClassGate.EnterAssignmentAsync(context, actor, assignmentId, ClassAction.Regrade, stop);
        if (!entered.Succeeded)
        {
            return entered.Refusal;
        }

        var item = entered.Value.Assignment.Items.Single(row => row.Id == request.ItemId);
        var pinned = await VersionAsync(context, actor, item, request, stop);
        if (!pinned.Succeeded)
        {
            return pinned.Refusal;
        }

        if (library.Open(pinned.Value) is not { } exercise)
        {
            return Refusal.Invalid("This version of the exercise cannot be read any more.", "이 버전의 문제를 더는 읽을 수 없어요.");
        }

        var plan = await RecomputeAsync(context, entered.Value, item, exercise, request, stop);
        if (request.Really)
        {
            item.VersionId = exercise.Version.Id;
            context.Note(
                actor, clock.GetUtcNow(), entered.Value.Assignment.ClassroomId, AuditActions.Regraded,
                $"{entered.Value.Assignment.Title}: {item.Title}",
                after: $"{plan.Rejudged} rejudged; {string.Join("; ", plan.Marks.Where(row => row.Before != row.After).Select(Told))}",
                reason: request.NeverLower ? "never lower" : null);
            await context.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            bell.Ring(assignmentId);
        }

        return plan;
    }

    async Task<RegradePlan> RecomputeAsync(
        ClassroomsContext context, AssignmentAccess access, AssignmentItem item, PinnedExercise exercise, RegradeRequest request,
        CancellationToken stop)
    {
        var rows = await context.Submissions.Where(row =>
            row.ItemId == item.Id && (request.EnrolmentId == null || row.EnrolmentId == request.EnrolmentId))
            .OrderBy(row => row.At).ToListAsync(stop);
        var facts = await MarkFacts.ReadAsync(context, access.Assignment, stop);
        var before = rows.ToLookup(row => row.EnrolmentId, ItemHistory.JudgedOf)
            .ToDictionary(pair => pair.Key, pair => facts.MarkOf(item, pair.Key, [.. pair]));
        var rejudged = rows.Count(row => Rejudge(row, exercise));
        var changes = new List<MarkChange>();
        foreach (var learner in rows.GroupBy(row => row.EnrolmentId))
        {
            var after = facts.MarkOf(item, learner.Key, [.. learner.Select(ItemHistory.JudgedOf)]);
            if (request.NeverLower && after.Computed < before[learner.Key].Computed)
            {
                after = MarkFacts.WithFloor(after, before[learner.Key].Computed);
                await KeepFloorAsync(context, item.Id, learner.Key, before[learner.Key].Computed, stop);
            }

            changes.Add(new(facts.Learner(learner.Key), before[learner.Key].Points, after.Points, after.Override is not null));
        }

        return new(item, exercise.Version, rejudged, [.. changes.OrderBy(change => change.Learner.Name, StringComparer.Ordinal)]);
    }

    /// <summary>With the learner's own variant, as it was: other numbers would be another question.</summary>
    static bool Rejudge(Submission row, PinnedExercise exercise)
    {
        if (exercise.WithNumbers(row.Variant) is not { } variant)
        {
            return false;
        }

        var (judged, hints) = (Judge.Of(variant, row.Answer), CostOf(variant, row.Hints));
        var isOther = judged.Outcome != row.Outcome || judged.Score != row.Score;
        (row.Outcome, row.Score, row.Canonical, row.Diagnoses, row.Effect) = (judged.Outcome, judged.Score, judged.Canonical,
            judged.Diagnoses, judged.Effect);
        (row.VersionId, row.HintCost) = (exercise.Version.Id, hints);
        return isOther;
    }

    static double CostOf(ExerciseVariant variant, int hints) => variant.Hints.Take(hints).Sum(hint => hint.Cost);

    async Task KeepFloorAsync(ClassroomsContext context, Guid itemId, Guid enrolmentId, double points, CancellationToken stop)
    {
        var floor = await context.MarkFloors.FindAsync([itemId, enrolmentId], stop);
        if (floor is null)
        {
            context.MarkFloors.Add(floor = new() { ItemId = itemId, EnrolmentId = enrolmentId });
        }

        (floor.Points, floor.At) = (Math.Max(floor.Points, points), clock.GetUtcNow());
    }

    async Task<Result<ExerciseVersion>> VersionAsync(
        ClassroomsContext context, Actor actor, AssignmentItem item, RegradeRequest request, CancellationToken stop)
    {
        var now = await context.Versions.SingleAsync(row => row.Id == item.VersionId, stop);
        if (!request.TakeNewest || request.EnrolmentId is not null)
        {
            return now;
        }

        var newest = now.LessonId is { } lesson
            ? library.Pin(lesson, now.Exercise) is { } version ? version : Gone
            : await own.PinAsync(context, actor, now.OwnExerciseId ?? Guid.Empty, now.Exercise, stop);
        if (newest.Succeeded)
        {
            await context.KeepAsync(newest.Value, stop);
        }

        return newest;
    }

    static Result<ExerciseVersion> Gone { get; } = Refusal.NotFound("The course has this exercise no more.", "과정에 이 문제가 더는 없어요.");

    static string Told(MarkChange row) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{row.Learner.Name}: {row.Before} → {row.After}");
}
