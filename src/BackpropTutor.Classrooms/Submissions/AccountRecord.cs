using System.Globalization;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Exercises;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Classrooms.Writing;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Lessons.Checking;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Submissions;

/// <summary>Keeps what is done in lessons with the account of whoever is signed in; for everybody else the browser does.</summary>
public sealed class AccountRecord(IWhoIsHere who, IDbContextFactory<ClassroomsContext> contexts, DurableWriter writer, TimeProvider clock)
    : ILearnerRecord
{
    /// <summary>Whoever gives more wrong answers than that has been offered help long before.</summary>
    const int MostTried = 20;

    public async ValueTask<KeptWork?> FindAsync(WorkPlace place)
    {
        if (await who.FindAccountAsync() is not { } account)
        {
            return null;
        }

        await using var context = await contexts.CreateDbContextAsync();
        var key = DraftPlaceOf(place);
        var drafts = await context.Drafts.AsNoTracking().Where(row => row.AccountId == account && row.Place == key).ToListAsync();
        var work = await context.PracticeWork.AsNoTracking().SingleOrDefaultAsync(
            row => row.AccountId == account && row.LessonId == place.Lesson && row.Exercise == place.Exercise
                && row.Variant == place.Variant);
        var wrong = await context.PracticeAnswers.Where(row => row.AccountId == account && row.LessonId == place.Lesson
                && row.Exercise == place.Exercise && row.Variant == place.Variant
                && (row.Outcome == AnswerOutcome.Wrong || row.Outcome == AnswerOutcome.Partial))
            .Select(row => row.Answer).Distinct().Take(MostTried).ToListAsync();
        return drafts.Count == 0 && work is null ? null : new(
            drafts.ToDictionary(row => row.Field, row => row.Text, StringComparer.Ordinal), drafts.Max(row => (DateTimeOffset?)row.SavedAt),
            work?.Hints ?? 0, work?.SolvedAt is not null, work?.GivenUpAt is not null)
        {
            Tried = [.. wrong],
        };
    }

    public async ValueTask<DateTimeOffset?> KeepTextAsync(WorkPlace place, string field, string text, long revision)
    {
        if (await who.FindAccountAsync() is not { } account || text.Length > Submission.LongestAnswer || field.Length > Draft.LongestField)
        {
            return null;
        }

        var draft = new Draft
        {
            AccountId = account,
            Place = DraftPlaceOf(place),
            Field = field,
            Text = text,
            SavedAt = clock.GetUtcNow(),
            Revision = revision,
        };
        await writer.KeepAsync(draft);
        return draft.SavedAt;
    }

    public async ValueTask KeepAnswerAsync(WorkPlace place, JudgedText judged)
    {
        if (await who.FindAccountAsync() is not { } account || judged.Answer.Length > Submission.LongestAnswer)
        {
            return;
        }

        var isSolved = judged.Kind == VerdictKind.Correct;
        var answer = new PracticeAnswer
        {
            AccountId = account,
            LessonId = place.Lesson,
            Exercise = place.Exercise,
            Variant = place.Variant,
            At = clock.GetUtcNow(),
            Answer = judged.Answer,
            Outcome = Judge.OutcomeOf(judged.Kind),
            Score = judged.Score,
            Diagnoses = Judge.DiagnosesOf(judged.Diagnoses),
            Hints = judged.Hints,
        };
        await Task.WhenAll(writer.KeepAsync(answer), writer.KeepAsync(WorkOf(account, place, judged.Hints, isSolved, false)));
    }

    public async ValueTask KeepHintsAsync(WorkPlace place, int opened)
    {
        if (await who.FindAccountAsync() is { } account)
        {
            await writer.KeepAsync(WorkOf(account, place, opened, false, false));
        }
    }

    public async ValueTask KeepGivenUpAsync(WorkPlace place)
    {
        if (await who.FindAccountAsync() is { } account)
        {
            await writer.KeepAsync(WorkOf(account, place, 0, false, true));
        }
    }

    internal const string OfLessons = "lesson/";

    internal static string DraftPlaceOf(WorkPlace place) => OfLessons + place;

    /// <summary>The exercise of a lesson that a draft's place means; null where it means another.</summary>
    public static WorkPlace? PlaceOf(string draftPlace) => draftPlace.StartsWith(OfLessons, StringComparison.Ordinal)
        && draftPlace[OfLessons.Length..].Split('/') is [var lesson, var exercise, var variant]
        && int.TryParse(variant, CultureInfo.InvariantCulture, out var number) ? new(lesson, exercise, number) : null;

    PracticeWork WorkOf(Guid account, WorkPlace place, int hints, bool isSolved, bool isGivenUp)
    {
        var now = clock.GetUtcNow();
        return new()
        {
            AccountId = account,
            LessonId = place.Lesson,
            Exercise = place.Exercise,
            Variant = place.Variant,
            Hints = hints,
            SolvedAt = isSolved ? now : null,
            GivenUpAt = isGivenUp ? now : null,
            SeenAt = now,
        };
    }
}
