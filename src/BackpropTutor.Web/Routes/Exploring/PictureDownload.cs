using BackpropTutor.Lessons.Exploring;
using BackpropTutor.Web.Api;
using BackpropTutor.Web.Bounds;

namespace BackpropTutor.Web.Routes.Exploring;

/// <summary>The explorer's picture as a file: the same address as the page's, one step down.</summary>
static class PictureDownload
{
    public static void MapPictureDownload(this WebApplication app) =>
        app.MapGet("/{language}/explorer/picture.svg", SvgAsync).RequireRateLimiting(Rates.Calculating).WithMetadata(new Costly())
            .ExcludeFromDescription().AllowAnonymous();

    static async Task<IResult> SvgAsync(HttpContext http, ILoggerFactory loggers, string? program, string? inputs, string? output,
        string? grain, string? closed)
    {
        var explored = Exploration.Of(ExplorerQuery.Of(program, inputs, output, grain), http.Budget()).Explored;
        return explored?.Graph is { } graph
            ? Results.File(
                System.Text.Encoding.UTF8.GetBytes(await PictureFile.SvgAsync(graph.Draw(graph.Values, closed == "true"),
                    http.RequestServices, loggers, http.Budget())),
                "image/svg+xml", "graph.svg")
            : Results.NotFound();
    }
}
