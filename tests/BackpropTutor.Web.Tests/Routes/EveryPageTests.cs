using System.Collections.Concurrent;
using BackpropTutor.Lessons.Courses;
using BackpropTutor.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace BackpropTutor.Web.Tests.Routes;

/// <summary>What holds of every address of the service, tried at each of them.</summary>
public sealed class EveryPageTests(LessonSite site, Chromium chromium)
{
    /// <summary>Bytes of a first visit, headers included. Built from source, files are packed with gzip; a published service sends about a
    /// tenth less.</summary>
    const double HeaviestPage = 200_000;
    const double HeaviestErrorSignal = 175_000;

    static readonly string[] Beside =
    [
        "", "explorer", "glossary", "sources", "help", "help?text=W*u", "help?text=%CF%83(Wx%2Bb)", "progress", "search",
            "search?q=gradient", "search?q=%EA%B8%B0%EC%9A%B8%EA%B8%B0",
    ];

    [Fact]
    public async Task EachIsAccessibleInALanguageAndAThemeAndLightAtTheFirstVisitAndFitsASmallPhone()
    {
        var paths = Beside.Concat(site.Services.GetRequiredService<ContentFolder>().Current.Lessons.Select(
            lesson => "lessons/" + lesson.Slug));
        var complaints = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(
            from path in paths
            from view in new[] { (Language: "en", Theme: ColorScheme.Light),
                (Language: "ko", Theme: ColorScheme.Dark) }
            select (Path: $"/{view.Language}/{path}", view.Theme),
            new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = TestContext.Current.CancellationToken },
            async (visit, _) =>
            {
                await using var browser = await chromium.OpenAsync(site,
                    new() { ReducedMotion = ReducedMotion.Reduce, ColorScheme = visit.Theme });
                var weight = await browser.WeighAsync();
                await browser.GoAsync(visit.Path);
                foreach (var rule in await browser.BrokenRulesAsync())
                {
                    complaints.Enqueue($"{visit.Path}: {rule}");
                }

                var limit = visit.Path.EndsWith("/error-signal", StringComparison.Ordinal) ? HeaviestErrorSignal : HeaviestPage;
                if (weight() is var bytes && (bytes > limit || bytes < 10_000))
                {
                    complaints.Enqueue($"{visit.Path}: {bytes:N0} bytes");
                }

                await browser.Page.SetViewportSizeAsync(320, 780);
                foreach (var wide in await browser.CutOffAsync())
                {
                    complaints.Enqueue($"{visit.Path} at 320: {wide}");
                }
            });

        Assert.True(complaints.IsEmpty, string.Join('\n', complaints));
    }

    [Theory]
    [InlineData("en", 360)]
    [InlineData("ko", 360)]
    [InlineData("ko", 320)]
    public async Task ThePagesBesideTheLessonsFitAPhoneAndTheHeadIsOneLine(string language, int width)
    {
        await using var browser = await chromium.OpenAsync(site, new() { ViewportSize = new() { Width = width, Height = 780 } });
        foreach (var path in Beside)
        {
            await browser.GoAsync($"/{language}/{path}");
            await browser.AssertFitsAsync();
            Assert.InRange(await browser.Page.EvaluateAsync<double>("document.querySelector('.page-head').getBoundingClientRect().height"),
                40, 72);
        }
    }
}
