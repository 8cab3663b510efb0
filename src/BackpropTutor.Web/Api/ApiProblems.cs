using System.Text;
using BackpropTutor.Web.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace BackpropTutor.Web.Api;

/// <summary>What the API cannot do, it says as problem details; the pages' own words for that are meant for people.</summary>
static class ApiProblems
{
    /// <summary>Of a body, in bytes.</summary>
    const int LongestBody = 1 << 20;

    /// <summary>
    /// How much of a body is read at all. Of one that is longer than it may be the rest is read and thrown away, this far, before it is
    /// refused: a client that sends everything before it reads would otherwise meet a broken line in place of the answer.
    /// </summary>
    public const int LongestRead = 8 << 20;

    public static void AddApiProblems(this WebApplicationBuilder builder) =>
        builder.Services.AddProblemDetails(static options => options.CustomizeProblemDetails = static context =>
            context.ProblemDetails.Detail ??= DetailOf(context.ProblemDetails.Status ?? context.HttpContext.Response.StatusCode));

    public static void UseApiProblems(this WebApplication app) => app.UseWhen(
        static context => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase),
        static api =>
        {
            api.UseExceptionHandler(new ExceptionHandlerOptions
            {
                StatusCodeSelector = ErrorPages.StatusOf,
                SuppressDiagnosticsCallback = static fault => fault.Exception is BadHttpRequestException,
            });
            api.UseStatusCodePages();
            api.Use(RefuseWhatCannotBeRead);
        });

    static readonly TimeSpan PatienceWithTheRest = TimeSpan.FromSeconds(5);

    static async Task RefuseWhatCannotBeRead(HttpContext context, RequestDelegate next)
    {
        var body = new BoundedBody(context.Request.Body, LongestBody);
        if (context.Request.ContentLength > LongestBody)
        {
            await RefuseAsync(context, body);
            return;
        }

        if (!HasKnownCharset(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        context.Request.Body = body;
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException) when (body.IsTooLong && !context.Response.HasStarted)
        {
            // Answered below.
        }

        if (body.IsTooLong && !context.Response.HasStarted)
        {
            await RefuseAsync(context, body);
        }
    }

    static async Task RefuseAsync(HttpContext context, BoundedBody body)
    {
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = LongestRead;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(PatienceWithTheRest);
        await body.SkipAsync(patience.Token);
    }

    static bool HasKnownCharset(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.Charset.HasValue)
        {
            return true;
        }

        // In quotes it means the same, but the framework does not know.
        type.Charset = HeaderUtilities.RemoveQuotes(type.Charset);
        request.ContentType = type.ToString();
        try
        {
            return Encoding.GetEncoding(type.Charset.ToString()) is not null;
        }
        catch (Exception none) when (none is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    static string? DetailOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "The body is no JSON of the form that this call reads: see /openapi/v1.json.",
        StatusCodes.Status404NotFound => "There is no such call: see /openapi/v1.json.",
        StatusCodes.Status405MethodNotAllowed => "This call is made with another method: see /openapi/v1.json.",
        StatusCodes.Status413PayloadTooLarge => $"The body is longer than {LongestBody:N0} bytes.",
        StatusCodes.Status415UnsupportedMediaType =>
            "The body must be JSON, with the Content-Type application/json and a charset that exists, best UTF-8.",
        StatusCodes.Status500InternalServerError => "The mistake is ours, and it has been written down.",
        _ => null,
    };
}
