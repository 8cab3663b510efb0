using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Assignments;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Exercises;
using BackpropTutor.Classrooms.Marks;
using BackpropTutor.Classrooms.Model;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Submissions;

/// <summary>Reads an assignment with all of a learner's work, with a handful of queries however many exercises it has.</summary>
public sealed class AssignmentPages(IDbContextFactory<ClassroomsContext> contexts, ExerciseLibrary library)
{
    /// <summary>The actor's own.</summary>
    public async Task<Result<AssignmentPage>> FindAsync(Actor actor, Guid assignmentId, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var entered = await ClassGate.EnterAssignmentAsync(context, actor, assignmentId, ClassAction.See, stop);
        return !entered.Succeeded ? entered.Refusal
            : entered.Value.Class.Own is { } own ? await OfAsync(context, entered.Value, own, true, stop)
            : ClassGate.NoSuchAssignment;
    }

    /// <summary>View as this learner: read only, and in no statistic.</summary>
    public async Task<Result<AssignmentPage>> FindForAsync(Actor teacher, Guid assignmentId, Guid enrolmentId,
        CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var entered = await ClassGate.EnterAssignmentAsync(context, teacher, assignmentId, ClassAction.SeeMarks, stop);
        if (!entered.Succeeded)
        {
            return entered.Refusal;
        }

        var learner = await ClassGate.FindLearnerAsync(context, teacher, entered.Value.Class, enrolmentId, stop);
        return learner.Succeeded ? await OfAsync(context, entered.Value, learner.Value, false, stop) : learner.Refusal;
    }

    async Task<AssignmentPage> OfAsync(ClassroomsContext context, AssignmentAccess access, Enrolment learner, bool isOwn,
        CancellationToken stop)
    {
        var assignment = access.Assignment;
        var (items, versions) = (assignment.Items.ConvertAll(item => item.Id), assignment.Items.ConvertAll(item => item.VersionId));
        var texts = await context.Versions.AsNoTracking().Where(row => versions.Contains(row.Id)).ToDictionaryAsync(row => row.Id, stop);
        var groups = await context.GroupMembers.Where(row => row.EnrolmentId == learner.Id).Select(row => row.GroupId).ToHashSetAsync(stop);
        var answers = (await context.Submissions.AsNoTracking().Where(row => items.Contains(row.ItemId) && row.EnrolmentId == learner.Id)
            .OrderBy(row => row.At).ThenBy(row => row.Id).ToListAsync(stop)).ToLookup(row => row.ItemId);
        var work = await context.ItemWork.AsNoTracking().Where(row => items.Contains(row.ItemId) && row.EnrolmentId == learner.Id)
            .ToDictionaryAsync(row => row.ItemId, stop);
        var timing = Schedule.Of(assignment, learner, groups);
        var histories = assignment.Items.ConvertAll(item =>
        {
            var exercise = library.Open(texts[item.VersionId]);
            var variant = exercise?.WithNumbers(ExerciseLibrary.VariantFor(exercise, assignment, item.Id, learner.Id));
            return new ItemHistory(
                new(access.Class.Classroom, assignment, item, learner, timing, exercise, variant), [.. answers[item.Id]],
                work.GetValueOrDefault(item.Id));
        });
        return new(access.Class.Classroom, assignment, learner, timing, isOwn, histories,
            await MarksAsync(context, learner, histories, stop));
    }

    static async Task<List<ItemMark>> MarksAsync(ClassroomsContext context, Enrolment learner, List<ItemHistory> histories,
        CancellationToken stop)
    {
        var items = histories.ConvertAll(history => history.Place.Item.Id);
        var floors = await context.MarkFloors.AsNoTracking().Where(row => items.Contains(row.ItemId) && row.EnrolmentId == learner.Id)
            .ToDictionaryAsync(row => row.ItemId, row => row.Points, stop);
        var set = (await context.MarkOverrides.AsNoTracking().Where(row => items.Contains(row.ItemId) && row.EnrolmentId == learner.Id)
            .ToListAsync(stop)).GroupBy(row => row.ItemId).ToDictionary(group => group.Key, group => group.MaxBy(row => row.At)!.Points);
        return histories.ConvertAll(history =>
        {
            var (mark, item) = (history.Mark, history.Place.Item);
            return MarkFacts.WithFloor(
                new(mark, MarkFacts.Rounded(mark.Share * item.Points), set.GetValueOrDefault(item.Id)), floors.GetValueOrDefault(item.Id));
        });
    }
}
