using System.Globalization;
using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Submissions;
using BackpropTutor.Lessons.Blocks.Exercises;
using BackpropTutor.Web.Accounts;
using BackpropTutor.Web.Accounts.Rules;
using BackpropTutor.Web.Accounts.Visits;
using BackpropTutor.Web.Api;
using BackpropTutor.Web.Assignments.Parts;
using BackpropTutor.Web.Bounds;
using BackpropTutor.Web.Languages;

namespace BackpropTutor.Web.Assignments.Work;

/// <summary>
/// What the cards of an assignment's page send: texts to be read and kept, submissions, hints opened, solutions asked for. Each answer is
/// the part of the card that has changed. By plain HTTP, so that what was sent while the line was down is sent again.
/// </summary>
static class WorkApi
{
    const string Field = "answer";

    public static void MapWork(this WebApplication app)
    {
        var work = app.MapGroup("/work/{item:guid}").RequireAuthorization(Rule.SignedIn).RequireRateLimiting(Rates.Working)
            .WithMetadata(new PersonalAttribute()).AddEndpointFilter(SpeakThePagesLanguage).DisableAntiforgery().ExcludeFromDescription();
        work.MapPost("/reading", ReadAsync);
        work.MapPost("/submissions", SubmitAsync);
        work.MapPost("/hints", HintAsync);
        work.MapPost("/solution", GiveUpAsync);
        work.MapPost("/look", LookAsync);
    }

    static async Task<IResult> ReadAsync(
        Guid item, WorkRequest request, Visitor visitor, Workplaces places, DraftService drafts, WorkGate gate, HttpContext http)
    {
        var actor = await visitor.ActorAsync();
        var found = await places.FindAsync(actor, item, http.RequestAborted);
        if (Refuses(actor, request) is { } refused || !found.Succeeded)
        {
            return Told(Refuses(actor, request) ?? found.Refusal!);
        }

        var (place, text) = (found.Value, request.Text ?? "");
        var kept = await drafts.KeepAsync(actor, place.DraftPlace, Field, text, request.Revision, http.RequestAborted);
        if (!kept.Succeeded || place.Variant is not { } variant)
        {
            return Told(kept.Refusal ?? NoExercise);
        }

        var judged = await new RequestTurns(gate, http).RunAsync(_ => Judgement.OfReading(variant.AnswerKey, text));
        return judged is null ? Told(Busy) : Results.Json(new
        {
            savedAt = kept.Value.SavedAt.Exact(),
            reading = await Fragment.OfAsync<ReadingView>(http.RequestServices, (nameof(ReadingView.Reading), judged.Reading)),
        });
    }

    static async Task<IResult> SubmitAsync(
        Guid item, WorkRequest request, Visitor visitor, SubmissionService submissions, WorkGate gate, TimeProvider clock, HttpContext http)
    {
        var actor = await visitor.ActorAsync();
        if (Refuses(actor, request) is { } refused)
        {
            return Told(refused);
        }

        var taken = await submissions.SubmitAsync(
            actor, new(request.Key, item, request.Text ?? ""), new RequestTurns(gate, http), http.RequestAborted);
        var history = await submissions.FindHistoryAsync(actor, item, http.RequestAborted);
        if (!taken.Succeeded || !history.Succeeded)
        {
            return Told(taken.Refusal ?? history.Refusal!);
        }

        var (receipt, services) = (taken.Value, http.RequestServices);
        return Results.Json(new
        {
            isSolved = receipt.Mark.IsSolved,
            judgement = await Fragment.OfAsync<ReceiptView>(
                services, (nameof(ReceiptView.Receipt), receipt), (nameof(ReceiptView.Place), history.Value.Place)),
            state = await StateAsync(history.Value, clock, services),
            solution = await SolutionAsync(history.Value, clock, services),
        });
    }

    static async Task<IResult> HintAsync(
        Guid item, WorkRequest request, Visitor visitor, SubmissionService submissions, TimeProvider clock, HttpContext http)
    {
        var actor = await visitor.ActorAsync();
        var opened = Refuses(actor, request) is { } refused ? refused
            : await submissions.OpenHintsAsync(actor, item, request.Count, http.RequestAborted);
        var history = await submissions.FindHistoryAsync(actor, item, http.RequestAborted);
        return !opened.Succeeded || !history.Succeeded ? Told(opened.Refusal ?? history.Refusal!) : Results.Json(new
        {
            opened = opened.Value.Hints,
            hints = await Fragment.OfAsync<OpenedHints>(http.RequestServices, (nameof(OpenedHints.History), history.Value)),
            state = await StateAsync(history.Value, clock, http.RequestServices),
        });
    }

    static async Task<IResult> GiveUpAsync(
        Guid item, WorkRequest request, Visitor visitor, SubmissionService submissions, TimeProvider clock, HttpContext http)
    {
        var actor = await visitor.ActorAsync();
        var given = Refuses(actor, request) is { } refused ? refused : await submissions.GiveUpAsync(actor, item, http.RequestAborted);
        var history = await submissions.FindHistoryAsync(actor, item, http.RequestAborted);
        return !given.Succeeded || !history.Succeeded ? Told(given.Refusal ?? history.Refusal!) : Results.Json(new
        {
            state = await StateAsync(history.Value, clock, http.RequestServices),
            solution = await SolutionAsync(history.Value, clock, http.RequestServices),
        });
    }

    static async Task<IResult> LookAsync(Guid item, WorkRequest request, Visitor visitor, SubmissionService submissions, HttpContext http)
    {
        var actor = await visitor.ActorAsync();
        var looked = Refuses(actor, request) is { } refused ? refused : await submissions.LookAtAsync(actor, item, http.RequestAborted);
        return looked.Succeeded ? Results.NoContent() : Told(looked.Refusal);
    }

    static Task<string> StateAsync(ItemHistory history, TimeProvider clock, IServiceProvider services) =>
        Fragment.OfAsync<ItemState>(services, (nameof(ItemState.History), history), (nameof(ItemState.Now), clock.GetUtcNow()));

    static async Task<string?> SolutionAsync(ItemHistory history, TimeProvider clock, IServiceProvider services) =>
        history.ShowsSolutionAt(clock.GetUtcNow()) && history.Place.Variant is { } variant
            ? await Fragment.OfAsync<SolutionView>(
                services, (nameof(SolutionView.Variant), variant), (nameof(SolutionView.IsExpanded), history.Work?.GivenUpAt is not null))
            : null;

    /// <summary>A page that was left open for one person does nothing for the next.</summary>
    static Refusal? Refuses(Actor actor, WorkRequest request) => request.Account == actor.AccountId ? null : Refusal.Conflict(
        $"{actor.Name} is signed in on this browser now, and this page is another person's. Load it again.",
        $"지금은 {actor.Name} 님이 로그인해 있고 이 페이지는 다른 사람의 것이에요. 페이지를 새로 여세요.");

    static IResult Told(Refusal refusal) => Results.Json(
        new { refused = refusal.Message.In(CultureInfo.CurrentUICulture) }, statusCode: Refusals.StatusOf(refusal.Kind));

    static Refusal NoExercise { get; } = Refusal.Closed(
        "This exercise has a fault of its own and cannot be graded. Tell your teacher; nothing is lost.",
        "이 문제 자체에 오류가 있어 채점할 수 없어요. 교사에게 알려 주세요. 불이익은 없어요.");

    static Refusal Busy { get; } = Refusal.Conflict(
        "So much is being read that there was no turn for this text. It is kept.", "지금 처리할 것이 많아 차례가 오지 않았어요. 글은 저장되었어요.");

    static ValueTask<object?> SpeakThePagesLanguage(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var language = PageLanguage.Find(context.HttpContext.Request.Query["in"]) ?? LanguageChoice.Choose(context.HttpContext.Request);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language.Culture;
        return next(context);
    }
}
