using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Classrooms.Writing;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Submissions;

/// <summary>Keeps what is typed and not submitted, a row for each field. What counts is who types: a draft is nobody else's.</summary>
public sealed class DraftService(IDbContextFactory<ClassroomsContext> contexts, DurableWriter writer, TimeProvider clock)
{
    /// <summary>Ends when the text is durable; its <see cref="Draft.SavedAt"/> is what “saved 14:02” says.</summary>
    public async Task<Result<Draft>> KeepAsync(Actor actor, string place, string field, string text, long revision,
        CancellationToken stop = default)
    {
        if (place.Length is 0 or > Draft.LongestPlace || field.Length > Draft.LongestField || text.Length > Submission.LongestAnswer)
        {
            return Refusal.Invalid(
                $"A text that is kept has at most {Submission.LongestAnswer} characters.", $"저장할 수 있는 글은 {Submission.LongestAnswer}자까지예요.");
        }

        var draft = new Draft
        {
            AccountId = actor.AccountId,
            Place = place,
            Field = field,
            Text = text,
            SavedAt = clock.GetUtcNow(),
            Revision = revision,
        };
        await writer.KeepAsync(draft, stop);
        return draft;
    }

    /// <summary>All fields of a place.</summary>
    public async Task<IReadOnlyList<Draft>> FindAsync(Actor actor, string place, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await context.Drafts.AsNoTracking().Where(draft => draft.AccountId == actor.AccountId && draft.Place == place)
            .ToListAsync(stop);
    }

    /// <summary>What was typed into exercises of lessons, wherever: the newest first.</summary>
    public async Task<IReadOnlyList<Draft>> ListOfLessonsAsync(Actor actor, int most, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await context.Drafts.AsNoTracking()
            .Where(draft => draft.AccountId == actor.AccountId && draft.Place.StartsWith(AccountRecord.OfLessons))
            .OrderByDescending(draft => draft.SavedAt).Take(most).ToListAsync(stop);
    }
}
