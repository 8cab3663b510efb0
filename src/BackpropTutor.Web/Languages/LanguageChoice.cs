using Microsoft.Net.Http.Headers;

namespace BackpropTutor.Web.Languages;

/// <summary>"/" belongs to no language: it leads to the one read last, or else to the one that the browser prefers.</summary>
static class LanguageChoice
{
    public static void MapLanguageChoice(this WebApplication app) =>
        app.MapGet("/", static (HttpContext context) =>
        {
            context.Response.Headers.Vary = "Cookie, Accept-Language";
            context.Response.Headers.CacheControl = "private, no-cache";
            return Results.Redirect($"/{Choose(context.Request).Code}/");
        }).AllowAnonymous();

    /// <summary>The language read last, or else the one that the browser prefers.</summary>
    public static PageLanguage Choose(HttpRequest request) =>
        PathLanguage.LastRead(request)
        ?? request.GetTypedHeaders().AcceptLanguage
            .Where(wanted => wanted.Quality is not 0)
            .OrderByDescending(wanted => wanted.Quality ?? 1)
            .Select(PrimaryLanguage)
            .FirstOrDefault(language => language is not null)
        ?? PageLanguage.English;

    static PageLanguage? PrimaryLanguage(StringWithQualityHeaderValue wanted) => PageLanguage.Find(wanted.Value.Value?.Split('-')[0]);
}
