using System.Collections.Concurrent;
using System.Globalization;
using BackpropTutor.Web.Languages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace BackpropTutor.Web.Bounds;

/// <summary>
/// Tells whoever has no turn now: with a page in the language of the address, or as problem details at the API. It is said just when there
/// is much to do, so each page is rendered once and kept.
/// </summary>
static class Notices
{
    static readonly TimeSpan SoonEnough = TimeSpan.FromSeconds(10);
    static readonly ConcurrentDictionary<(Notice, PageLanguage), Task<string>> Pages = new();

    /// <param name="wait">When to come back, if that is known.</param>
    public static async Task TellAsync(HttpContext context, Notice notice, TimeSpan? wait = null)
    {
        var response = context.Response;
        response.StatusCode = notice == Notice.Busy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status429TooManyRequests;
        response.Headers.RetryAfter = Math.Ceiling(Math.Max(1, (wait ?? SoonEnough).TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        response.Headers.CacheControl = "no-store";
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            await Results.Problem(Detail(notice), statusCode: response.StatusCode).ExecuteAsync(context);
            return;
        }

        var page = await Pages.GetOrAdd((notice, PageLanguage.Current),
            key => RenderAsync(key.Item1, context.RequestServices.GetRequiredService<IServiceScopeFactory>()));
        response.ContentType = "text/html; charset=utf-8";
        await response.WriteAsync(page);
    }

    static string Detail(Notice notice) => notice == Notice.Busy
        ? "The service has more to calculate than it can: wait, then ask again."
        : "Too many requests from this address: wait, then go on.";

    static async Task<string> RenderAsync(Notice notice, IServiceScopeFactory scopes)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<ILoggerFactory>());
        var parameters = ParameterView.FromDictionary(
            new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(NoticePage.Notice)] = notice });
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<NoticePage>(parameters))
            .ToHtmlString());
    }
}
