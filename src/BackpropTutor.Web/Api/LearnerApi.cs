using BackpropTutor.Classrooms.Accounts;
using BackpropTutor.Classrooms.Assignments;
using BackpropTutor.Classrooms.Submissions;
using BackpropTutor.Web.Accounts.Rules;
using BackpropTutor.Web.Accounts.Tokens;
using BackpropTutor.Web.Accounts.Visits;
using BackpropTutor.Web.Bounds;

namespace BackpropTutor.Web.Api;

/// <summary>What a learner's own program may read and do, with a personal token.</summary>
static class LearnerApi
{
    public static void MapLearner(this IEndpointRouteBuilder api)
    {
        var own = api.MapGroup("").RequireAuthorization(Rule.SignedIn);
        own.MapGet("/me/progress", ProgressAsync).WithMetadata(new TokenScopeAttribute(TokenScopes.ReadOwn)).WithName("progress")
            .WithSummary("What the token's owner has solved in lessons. Scope own:read.");
        own.MapGet("/me/assignments", AssignmentsAsync).WithMetadata(new TokenScopeAttribute(TokenScopes.ReadOwn)).WithName("assignments")
            .WithSummary("The assignments of the owner's classes, with the dates that hold for the owner. Scope own:read.");
        own.MapPost("/items/{item:guid}/submissions", SubmitAsync).WithMetadata(new TokenScopeAttribute(TokenScopes.Submit))
            .WithName("submit")
            .WithSummary("Submits an answer for the owner; the same key twice is one submission. Scope own:submit.");
    }

    static async Task<IResult> ProgressAsync(Visitor visitor, ProgressService progress, CancellationToken stop) =>
        Results.Json((await progress.ListAsync(await visitor.ActorAsync(), stop)).Select(row =>
            new { row.LessonId, row.Exercise, row.Variant, row.Hints, row.SolvedAt, row.GivenUpAt, row.SeenAt }));

    static async Task<IResult> AssignmentsAsync(Visitor visitor, AssignmentService assignments, CancellationToken stop) =>
        Results.Json((await assignments.ListAsync(await visitor.ActorAsync(), null, stop)).Select(row => new
        {
            row.Assignment.Id,
            Class = row.Classroom.Name,
            row.Assignment.Title,
            row.Timing.OpensAt,
            row.Timing.DueAt,
            row.Timing.LateUntil,
            row.Timing.MostAttempts,
            Items = row.Assignment.Items.OrderBy(item => item.Position).Select(item => new { item.Id, item.Title, item.Points }),
        }));

    static async Task<IResult> SubmitAsync(
        Guid item, OwnSubmission body, Visitor visitor, SubmissionService submissions, WorkGate gate, HttpContext http)
    {
        var taken = await submissions.SubmitAsync(
            await visitor.ActorAsync(), new(body.Key, item, body.Answer ?? ""), new RequestTurns(gate, http), http.RequestAborted);
        return taken.Succeeded
            ? Results.Json(new
            {
                Outcome = taken.Value.Kept.Outcome.ToString(),
                taken.Value.Kept.Score,
                taken.Value.Mark.Share,
                taken.Value.AttemptsLeft,
                taken.Value.IsRepeated,
            })
            : Results.Problem(
                taken.Refusal.Message.In(System.Globalization.CultureInfo.CurrentUICulture),
                    statusCode: Refusals.StatusOf(taken.Refusal.Kind));
    }

    /// <param name="Key">Made by the caller, and the same each time that the submission is sent.</param>
    sealed record OwnSubmission(Guid Key, string? Answer);
}
