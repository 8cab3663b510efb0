using System.Text.RegularExpressions;
using BackpropTutor.Classrooms.Accounts;
using BackpropTutor.Classrooms.Calendars;
using BackpropTutor.Classrooms.Submissions;
using BackpropTutor.Lessons.Checking;
using BackpropTutor.Web.Accounts.Rules;
using BackpropTutor.Web.Accounts.Visits;
using BackpropTutor.Web.Api;
using Microsoft.AspNetCore.Http.Metadata;

namespace BackpropTutor.Web.Accounts.Kept;

/// <summary>
/// What an account keeps, for the pages' script: progress to be shown on another device, and what was done in this browser before anybody
/// was signed in. Also all of it as a file, and the deadlines as a calendar.
/// </summary>
static partial class KeptApi
{
    const int MostExercises = 2_000;
    const int MostBytes = 2 << 20;

    /// <summary>Beside what is in order, a script may send anything.</summary>
    const int MostVariants = 100_000;

    public static void MapKept(this WebApplication app)
    {
        var own = app.MapGroup("/account").RequireAuthorization(Rule.SignedIn).RequireRateLimiting(Rates.Working).ExcludeFromDescription()
            .DisableAntiforgery();
        own.MapGet("/kept", KeptAsync);
        own.MapPost("/taken", TakeAsync).WithMetadata(new BodyLimit(MostBytes));
        own.MapGet("/data.json", DataAsync);
        app.MapGet("/calendar/{secret}.ics", CalendarAsync).AllowAnonymous().RequireRateLimiting(Rates.SigningIn)
            .WithMetadata(new PersonalAttribute()).ExcludeFromDescription();
    }

    static async Task<IResult> KeptAsync(Visitor visitor, ProgressService progress, DraftService drafts, CancellationToken stop)
    {
        var actor = await visitor.ActorAsync();
        var texts = (await drafts.ListOfLessonsAsync(actor, MostExercises, stop)).DistinctBy(draft => draft.Place)
            .Select(draft => (Place: AccountRecord.PlaceOf(draft.Place), draft.Text)).Where(one => one.Place is not null)
            .ToDictionary(one => one.Place!, one => one.Text);
        var works = (await progress.ListAsync(actor, stop)).Take(MostExercises)
            .ToDictionary(row => new WorkPlace(row.LessonId, row.Exercise, row.Variant));
        return Results.Json(texts.Keys.Union(works.Keys).Select(place => new KeptExercise(
            place.Lesson, place.Exercise, place.Variant, texts.GetValueOrDefault(place), works.GetValueOrDefault(place)?.Hints ?? 0,
            works.GetValueOrDefault(place)?.SolvedAt is not null, works.GetValueOrDefault(place)?.GivenUpAt is not null)));
    }

    static async Task<IResult> TakeAsync(KeptExercise[] kept, Visitor visitor, ProgressService progress, CancellationToken stop)
    {
        var sound = kept.Where(one => one is not null && one.Variant is >= 0 and < MostVariants && one.Hints is >= 0 and < 100
            && Lesson().IsMatch(one.Lesson ?? "") && Letter().IsMatch(one.Exercise ?? "")).Take(MostExercises);
        var taken = await progress.TakeAlongAsync(await visitor.ActorAsync(), [.. sound.Select(one => (
            new WorkPlace(one.Lesson, one.Exercise, one.Variant),
            new KeptWork(TextsOf(one), null, one.Hints, one.IsSolved, one.IsGivenUp)))], stop);
        return Results.Json(new { taken });
    }

    static async Task<IResult> DataAsync(Visitor visitor, PersonalData data, CancellationToken stop) =>
        Results.File(await data.DownloadAsync(await visitor.ActorAsync(), stop), "application/json", "backprop-tutor.json");

    static async Task<IResult> CalendarAsync(string secret, CalendarService calendars, CancellationToken stop) =>
        secret.Length <= 100 && await calendars.ReadAsync(secret, stop) is { } text
            ? Results.Text(text, "text/calendar; charset=utf-8")
            : Results.NotFound();

    static Dictionary<string, string> TextsOf(KeptExercise one) => one.Text is null
        ? []
        : new(StringComparer.Ordinal) { ["answer"] = one.Text };

    [GeneratedRegex(@"^\d{1,2}\.\d{1,2}\z", RegexOptions.None, 1000)]
    private static partial Regex Lesson();

    [GeneratedRegex(@"^[a-z]\d{0,2}\z", RegexOptions.None, 1000)]
    private static partial Regex Letter();

    sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
