using System.Globalization;
using System.Threading.RateLimiting;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Web.Languages;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.OpenApi;

namespace BackpropTutor.Web.Api;

/// <summary>Version 1 of the HTTP API: what the pages do, for notebooks and scripts. Described at <c>/openapi/v1.json</c>.</summary>
static class ApiV1
{
    const string Limited = "api";
    const int LongestBody = 1024 * 1024;
    const int RequestsAMinute = 120;

    public static void AddApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddOpenApi("v1", document => document.AddSchemaTransformer(NameTheDiagnoses));
        builder.Services.AddProblemDetails();
        var permitted = builder.Configuration.GetValue("Api:RequestsPerMinute", RequestsAMinute);
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = TellWhenToTryAgain;
            limiter.AddPolicy(Limited, context => RateLimitPartition.GetSlidingWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new SlidingWindowRateLimiterOptions
                {
                    PermitLimit = permitted,
                    Window = TimeSpan.FromMinutes(1),
                    SegmentsPerWindow = 6,
                }));
        });
    }

    /// <summary>What the API cannot do, it says as problem details; the pages' own words for that are meant for people.</summary>
    public static void UseApiProblems(this WebApplication app) => app.UseWhen(
        static context => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase),
        static api =>
        {
            api.UseExceptionHandler();
            api.UseStatusCodePages();
        });

    public static void MapApi(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        var group = app.MapGroup("/api/v1")
            .RequireRateLimiting(Limited)
            .WithMetadata(new BodyLimit(LongestBody))
            .AddEndpointFilter(SpeakTheCallersLanguage)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .DisableAntiforgery();
        group.MapDifferentiate();
        group.MapGrade();
    }

    /// <summary>The ids are part of the contract, so the document lists them; more may join.</summary>
    static Task NameTheDiagnoses(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        if (context.JsonTypeInfo.Type == typeof(DiagnosisJson) && context.JsonPropertyInfo is null)
        {
            schema.Description = $"What explains a wrong answer. Ids: {string.Join(", ", DiagnosisIds.All)}.";
        }

        return Task.CompletedTask;
    }

    static async ValueTask TellWhenToTryAgain(OnRejectedContext rejected, CancellationToken cancellation)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(10);
        rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(Math.Max(1, wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        await Results.Problem("Too many requests from this address: wait, then go on.", statusCode: StatusCodes.Status429TooManyRequests).ExecuteAsync(rejected.HttpContext);
    }

    /// <summary>An address of the API begins with no language, so its sentences follow the header.</summary>
    static ValueTask<object?> SpeakTheCallersLanguage(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        CultureInfo.CurrentUICulture = LanguageChoice.Choose(context.HttpContext.Request).Culture;
        context.HttpContext.Response.Headers.ContentLanguage = CultureInfo.CurrentUICulture.Name;
        return next(context);
    }

    sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
