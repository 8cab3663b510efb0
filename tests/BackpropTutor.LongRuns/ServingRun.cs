extern alias Web;

using System.Diagnostics;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BackpropTutor.LongRuns;

/// <summary>
/// How fast lesson pages are served: a lesson against a static component that writes the very same bytes as one string, on the same server
/// in the same run, over the loopback, taking turns. An address with a query is never kept, so that it tells what a page costs that is
/// rendered anew.
/// </summary>
sealed class ServingRun : ILongRun
{
    const string StaticPath = "/the-same-bytes";

    public static string Verb => "serving";

    public static string Summary =>
        "a lesson's page against a static page of the same bytes (--lesson error-signal --seconds 3 --rounds 4 --clients 2)";

    public static int Run(Options options) => RunAsync(options).GetAwaiter().GetResult();

    static async Task<int> RunAsync(Options options)
    {
        var path = $"/en/lessons/{options.Text("lesson") ?? "error-signal"}";
        await using var site = new Site();
        site.UseKestrel(0);
        site.StartServer();
        using var client = new HttpClient { BaseAddress = site.ClientOptions.BaseAddress };
        site.SameBytes.Html = await client.GetStringAsync(path);

        var ratios = new List<double>();
        foreach (var encoding in new[] { "br", "identity" })
        {
            client.DefaultRequestHeaders.AcceptEncoding.Clear();
            client.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
            var (lesson, same, anew) = (new List<double>(), new List<double>(), new List<double>());
            for (var round = -1; round < options.Number("rounds", 4); round++)
            {
                // The first round is for the compiler.
                var (one, other, third) = (await RateAsync(client, path, options), await RateAsync(client, StaticPath, options),
                    await RateAsync(client, path + "?anew", options));
                if (round >= 0)
                {
                    lesson.Add(one);
                    same.Add(other);
                    anew.Add(third);
                }
            }

            lesson.Sort();
            same.Sort();
            anew.Sort();
            var (middle, ratio) = (lesson.Count / 2, lesson[lesson.Count / 2] / same[same.Count / 2]);
            ratios.Add(ratio);
            Console.WriteLine(
                $"{encoding}: lesson {lesson[middle]:F0}/s, static page of the same {site.SameBytes.Html.Length:N0} characters "
                + $"{same[middle]:F0}/s, ratio {ratio:F2}; the lesson rendered anew each time {anew[middle]:F0}/s, ratio "
                + $"{anew[middle] / same[middle]:F2}");
        }

        return ratios.TrueForAll(ratio => ratio >= 0.5) ? 0 : 1;
    }

    /// <summary>Pages a second, asked for by some clients at once.</summary>
    static async Task<double> RateAsync(HttpClient client, string path, Options options)
    {
        var (start, length, pages) = (Stopwatch.GetTimestamp(), TimeSpan.FromSeconds(options.Number("seconds", 3)), 0);
        await Task.WhenAll(Enumerable.Range(0, options.Number("clients", 2)).Select(async _ =>
        {
            while (Stopwatch.GetElapsedTime(start) < length)
            {
                using var response = await client.GetAsync(path);
                response.EnsureSuccessStatusCode();
                await response.Content.ReadAsByteArrayAsync();
                Interlocked.Increment(ref pages);
            }
        }));
        return pages / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>The service, with one more page.</summary>
    sealed class Site : WebApplicationFactory<Web::Program>
    {
        public SameBytes SameBytes { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            // As published: a build from source looks at each file of the course again for each page.
            builder.UseSetting("Content:Folder", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "content.source")).Trim());
            builder.ConfigureServices(services => services.AddSingleton<IStartupFilter>(SameBytes));
        }
    }

    /// <summary>Answers one address before the service does, through the same compression and the same renderer.</summary>
    sealed class SameBytes : IStartupFilter
    {
        public string Html { get; set; } = "";

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Map(StaticPath, branch =>
            {
                branch.UseResponseCompression();
                branch.Run(context => new RazorComponentResult<Page>(
                    new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(Page.Html)] = Html }).ExecuteAsync(context));
            });
            next(app);
        };
    }

    sealed class Page : ComponentBase
    {
        [Parameter]
        public string Html { get; set; } = "";

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddMarkupContent(0, Html);
    }
}
