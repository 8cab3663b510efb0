using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Marks;
using BackpropTutor.Classrooms.Model;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Gradebooks;

/// <summary>Computes all marks of a class from the submissions: nothing that is shown can be stale.</summary>
public sealed class GradebookService(IDbContextFactory<ClassroomsContext> contexts)
{
    /// <param name="assignmentId">Of one assignment alone; null takes all published ones.</param>
    public async Task<Result<Gradebook>> ReadAsync(Actor actor, Guid classroomId, Guid? assignmentId = null,
        CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var entered = await ClassGate.EnterAsync(context, actor, classroomId, ClassAction.SeeMarks, stop);
        if (!entered.Succeeded)
        {
            return entered.Refusal;
        }

        var learners = await entered.Value.Visible(context.Enrolments.AsNoTracking()).Include(row => row.Section)
            .Where(row => row.Role == ClassRole.Learner && row.LeftAt == null).OrderBy(row => row.Name).ThenBy(row => row.Id)
                .ToListAsync(stop);
        return await ReadAsync(context, entered.Value.Classroom, learners, assignmentId, stop);
    }

    /// <summary>The actor's own marks in a class.</summary>
    public async Task<Result<Gradebook>> ReadOwnAsync(Actor actor, Guid classroomId, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var entered = await ClassGate.EnterAsync(context, actor, classroomId, ClassAction.See, stop);
        return entered.Succeeded
            ? await ReadAsync(context, entered.Value.Classroom, entered.Value.Own is { } own ? [own] : [], null, stop)
            : entered.Refusal;
    }

    static async Task<Gradebook> ReadAsync(ClassroomsContext context, Classroom classroom, List<Enrolment> learners, Guid? assignmentId,
        CancellationToken stop)
    {
        var assignments = await context.Assignments.AsNoTracking().Include(row => row.Items).Include(row => row.Overrides).AsSplitQuery()
            .Where(row => row.ClassroomId == classroom.Id && row.DeletedAt == null && row.IsPublished
                && (assignmentId == null || row.Id == assignmentId))
            .OrderBy(row => row.DueAt).ThenBy(row => row.Title).ToListAsync(stop);
        var columns = assignments.SelectMany(assignment =>
            assignment.Items.OrderBy(item => item.Position).Select(item => new GradebookColumn(assignment, item))).ToList();
        var answers = await AnswersAsync(context, columns, learners, stop);
        var facts = await MarkFacts.ReadAsync(context, classroom.Id, assignments, stop);
        var rows = learners.Select(learner =>
        {
            var marks = columns.ConvertAll(column => facts[column.Assignment.Id].MarkOf(
                column.Item, learner.Id, answers.GetValueOrDefault((learner.Id, column.Item.Id)) ?? []));
            return new GradebookRow(learner, marks, TotalOf(columns, marks));
        });
        return new(classroom, columns, [.. rows]);
    }

    static async Task<Dictionary<(Guid Learner, Guid Item), List<JudgedAnswer>>> AnswersAsync(
        ClassroomsContext context, List<GradebookColumn> columns, List<Enrolment> learners, CancellationToken stop)
    {
        var items = columns.ConvertAll(column => column.Item.Id);
        var only = learners is [var one] ? one.Id : (Guid?)null;
        var rows = await context.Submissions.AsNoTracking()
            .Where(row => items.Contains(row.ItemId) && (only == null || row.EnrolmentId == only))
            .Select(row => new { row.EnrolmentId, row.ItemId, row.At, row.Outcome, row.Score, row.Canonical, row.Hints, row.HintCost })
                .ToListAsync(stop);
        var answers = new Dictionary<(Guid, Guid), List<JudgedAnswer>>();
        foreach (var row in rows)
        {
            var key = (row.EnrolmentId, row.ItemId);
            if (!answers.TryGetValue(key, out var own))
            {
                answers[key] = own = [];
            }

            own.Add(new(row.At, row.Outcome, row.Score, row.Canonical, row.Hints, row.HintCost));
        }

        return answers;
    }

    /// <summary>Each assignment's share of its points, weighted; those without points or weight count nothing.</summary>
    static double TotalOf(List<GradebookColumn> columns, List<ItemMark> marks)
    {
        var shares = columns.Zip(marks).GroupBy(pair => pair.First.Assignment)
            .Select(group => (group.Key.Weight, Points: group.Sum(pair => pair.First.Item.Points),
                Earned: group.Sum(pair => pair.Second.Points)))
            .Where(share => share is { Weight: > 0, Points: > 0 }).ToArray();
        return shares.Length == 0 ? 0 : shares.Sum(share => share.Weight * share.Earned / share.Points) / shares.Sum(share => share.Weight);
    }
}
