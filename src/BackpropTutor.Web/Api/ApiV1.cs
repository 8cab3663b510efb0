using System.Globalization;
using System.Threading.RateLimiting;
using BackpropTutor.Grading.Misconceptions;
using BackpropTutor.Web.Bounds;
using BackpropTutor.Web.Languages;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.OpenApi;

namespace BackpropTutor.Web.Api;

/// <summary>Version 1 of the HTTP API: what the pages do, for notebooks and scripts. Described at <c>/openapi/v1.json</c>.</summary>
static class ApiV1
{
    public static void AddApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddOpenApi("v1", document => document.AddSchemaTransformer(NameTheDiagnoses));
        builder.AddApiProblems();
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = TellWhenToTryAgain;
            Rates.Add(limiter, builder.Configuration);
        });
    }

    public static void MapApi(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        var group = app.MapGroup("/api/v1")
            .RequireRateLimiting(Rates.Calls)
            .WithMetadata(new BodyLimit(ApiProblems.LongestRead))
            .AddEndpointFilter(SpeakTheCallersLanguage)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .DisableAntiforgery();
        var open = group.MapGroup("").AllowAnonymous().WithMetadata(new Costly());
        open.MapDifferentiate();
        open.MapGrade();
        group.MapLearner();
    }

    /// <summary>The ids are part of the contract, so the document lists them; more may join.</summary>
    static Task NameTheDiagnoses(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        if (context.JsonTypeInfo.Type == typeof(DiagnosisJson) && context.JsonPropertyInfo is null)
        {
            schema.Description = $"What explains a wrong answer. Ids: {string.Join(", ", KnownDiagnoses.Ids)}.";
        }

        return Task.CompletedTask;
    }

    static ValueTask TellWhenToTryAgain(OnRejectedContext rejected, CancellationToken cancellation) =>
        new(Notices.TellAsync(rejected.HttpContext, Notice.TooMany, rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait)
            ? wait : null));

    /// <summary>An address of the API begins with no language, so its sentences follow the header.</summary>
    static ValueTask<object?> SpeakTheCallersLanguage(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        CultureInfo.CurrentUICulture = LanguageChoice.Choose(context.HttpContext.Request).Culture;
        context.HttpContext.Response.Headers.ContentLanguage = CultureInfo.CurrentUICulture.Name;
        return next(context);
    }

    sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
