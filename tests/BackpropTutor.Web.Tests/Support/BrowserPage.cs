using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace BackpropTutor.Web.Tests.Support;

/// <summary>
/// A page that keeps a list of everything no page may do: log an error, throw, ask another host for something, or break the content
/// security policy. When the page is closed, the list must be empty.
/// </summary>
public sealed class BrowserPage : IAsyncDisposable
{
    readonly IBrowserContext context;
    readonly ConcurrentQueue<string> complaints = new();
    readonly List<string> expected = [];

    BrowserPage(IBrowserContext context, IPage page) => (this.context, Page) = (context, page);

    /// <summary>Playwright's own page.</summary>
    public IPage Page { get; }

    internal static async Task<BrowserPage> OpenAsync(IBrowserContext context, Uri site)
    {
        var page = new BrowserPage(context, await context.NewPageAsync());
        page.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                page.complaints.Enqueue($"console: {message.Text}");
            }
        };
        page.Page.PageError += (_, error) => page.complaints.Enqueue($"script: {error}");
        page.Page.Request += (_, request) =>
        {
            var url = new Uri(request.Url);
            if (url.Scheme is "http" or "https" or "ws" or "wss" && url.Authority != site.Authority)
            {
                page.complaints.Enqueue($"request to another host: {request.Url}");
            }
        };
        await context.AddInitScriptAsync(
            "addEventListener('securitypolicyviolation', e => console.error(`policy: ${e.violatedDirective} ${e.blockedURI} ${e.sample}`))");
        return page;
    }

    /// <summary>One kind of complaint that the test brings about on purpose, by a part of its text.</summary>
    public void Expect(string part) => expected.Add(part);

    /// <summary>Loads the page at that path and waits until it is complete.</summary>
    public async Task<IResponse> GoAsync(string path) => (await Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load }))!;

    /// <summary>No axe-core rule is broken; a failure names rule and place.</summary>
    public async Task AssertAccessibleAsync()
    {
        var result = await Page.RunAxe();
        Assert.Empty(result.Violations.Select(violation =>
            $"{violation.Id}: {violation.Help} at {string.Join(", ", violation.Nodes.Select(node => node.Html))}"));
    }

    /// <summary>Nothing is cut off at the right, and nothing must be scrolled sideways to be read; a failure names what sticks out.</summary>
    public async Task AssertFitsAsync()
    {
        var stickingOut = await Page.EvaluateAsync<string[]>("""
            () => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return [];
              const scrolls = e => e && e !== document.documentElement && (getComputedStyle(e).overflowX !== 'visible' || scrolls(e.parentElement));
              return ['too wide', ...[...document.body.querySelectorAll('*')]
                .filter(e => e.getBoundingClientRect().right > width && !scrolls(e.parentElement)).map(e => e.outerHTML.slice(0, 120))];
            }
            """);
        Assert.Empty(stickingOut);
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.Equal([], complaints.Where(complaint => !expected.Any(part => complaint.Contains(part, StringComparison.Ordinal))));
    }
}
