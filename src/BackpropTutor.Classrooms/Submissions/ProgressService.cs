using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Classrooms.Writing;
using BackpropTutor.Lessons.Checking;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Submissions;

/// <summary>What a person did in lessons: progress, history, and what was done before there was an account.</summary>
public sealed class ProgressService(IDbContextFactory<ClassroomsContext> contexts, DurableWriter writer, TimeProvider clock)
{
    const int MostTaken = 5_000;

    public async Task<IReadOnlyList<PracticeWork>> ListAsync(Actor actor, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await context.PracticeWork.AsNoTracking().Where(row => row.AccountId == actor.AccountId).OrderByDescending(row => row.SeenAt)
            .ToListAsync(stop);
    }

    /// <summary>The newest first, of one exercise or of all.</summary>
    public async Task<IReadOnlyList<PracticeAnswer>> ListAnswersAsync(
        Actor actor, string? lesson = null, string? exercise = null, int most = 200, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await context.PracticeAnswers.AsNoTracking()
            .Where(row => row.AccountId == actor.AccountId && (lesson == null || row.LessonId == lesson)
                && (exercise == null || row.Exercise == exercise))
            .OrderByDescending(row => row.At).Take(most).ToListAsync(stop);
    }

    /// <summary>Takes along what the browser kept before the person had an account; what the account has already stays.</summary>
    /// <returns>How many exercises were taken.</returns>
    public async Task<int> TakeAlongAsync(Actor actor, IReadOnlyCollection<(WorkPlace Place, KeptWork Work)> kept,
        CancellationToken stop = default)
    {
        var now = clock.GetUtcNow();
        var taken = kept.Take(MostTaken).Where(one => one.Place.Lesson.Length <= 40 && one.Place.Exercise.Length <= 20).ToArray();
        await Task.WhenAll(taken.Select(one => writer.KeepAsync(new PracticeWork
        {
            AccountId = actor.AccountId,
            LessonId = one.Place.Lesson,
            Exercise = one.Place.Exercise,
            Variant = one.Place.Variant,
            Hints = one.Work.Hints,
            SolvedAt = one.Work.IsSolved ? now : null,
            GivenUpAt = one.Work.IsGivenUp ? now : null,
            SeenAt = now,
        }, stop)));
        var texts = from one in taken
                    from text in one.Work.Texts
                    where text.Value.Length <= Submission.LongestAnswer && text.Key.Length <= Draft.LongestField
                    select new Draft
                    {
                        AccountId = actor.AccountId,
                        Place = AccountRecord.DraftPlaceOf(one.Place),
                        Field = text.Key,
                        Text = text.Value,
                        SavedAt = now,
                        Revision = 0,
                    };
        await Task.WhenAll(texts.Select(draft => writer.KeepAsync(draft, stop)));
        return taken.Length;
    }
}
