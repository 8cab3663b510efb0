using BackpropTutor.Classrooms.Data;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Writing;

/// <summary>Makes some writes durable with one commit.</summary>
static class WriteBatch
{
    public static async Task CommitAsync(ClassroomsContext context, IReadOnlyCollection<Write> writes, CancellationToken stop)
    {
        context.KeepsWorkAlone = true;
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        await using var transaction = await context.Database.BeginTransactionAsync(stop);
        await AddNewAsync(context, [.. writes.OfType<SubmissionWrite>()], stop);
        context.PracticeAnswers.AddRange(writes.OfType<PracticeAnswerWrite>().Select(write => write.Answer));
        await context.SaveChangesAsync(stop);

        // Of one field only the newest text need be written.
        var drafts = writes.OfType<DraftWrite>().GroupBy(write => (write.Draft.AccountId, write.Draft.Place, write.Draft.Field))
            .Select(field => field.MaxBy(write => write.Draft.Revision)!.Draft);
        foreach (var draft in drafts)
        {
            await context.UpsertAsync(draft, stop);
        }

        foreach (var work in writes.OfType<ItemWorkWrite>())
        {
            await context.UpsertAsync(work.Work, stop);
        }

        foreach (var work in writes.OfType<PracticeWorkWrite>())
        {
            await context.UpsertAsync(work.Work, stop);
        }

        await transaction.CommitAsync(stop);
    }

    static async Task AddNewAsync(ClassroomsContext context, SubmissionWrite[] writes, CancellationToken stop)
    {
        if (writes.Length == 0)
        {
            return;
        }

        var keys = writes.Select(write => write.Submission.ClientKey).Distinct().ToArray();
        var kept = await context.Submissions.AsNoTracking().Where(row => keys.Contains(row.ClientKey))
            .ToDictionaryAsync(row => (row.EnrolmentId, row.ClientKey), stop);
        foreach (var write in writes)
        {
            var key = (write.Submission.EnrolmentId, write.Submission.ClientKey);
            if (kept.TryGetValue(key, out var earlier))
            {
                write.Kept = earlier;
            }
            else
            {
                kept[key] = write.Kept = write.Submission;
                context.Submissions.Add(write.Submission);
            }
        }
    }
}
