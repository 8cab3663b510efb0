using System.Collections.Concurrent;
using System.Diagnostics;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace BackpropTutor.Web.Tests.Support;

/// <summary>
/// A page that keeps a list of everything no page may do: log an error, throw, ask another host for something, or break the content
/// security policy. When the page is closed, the list must be empty.
/// </summary>
public sealed class BrowserPage : IAsyncDisposable
{
    static readonly Lazy<string> Axe = new(() => new BundledAxeScriptProvider().GetScript());

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
            "addEventListener('securitypolicyviolation', e => console.error(`policy: ${e.violatedDirective} ${e.blockedURI} "
            + "${e.sample}`))");
        return page;
    }

    /// <summary>One kind of complaint that the test brings about on purpose, by a part of its text.</summary>
    public void Expect(string part) => expected.Add(part);

    /// <summary>Loads the page at that path and waits until it is complete.</summary>
    /// <summary>
    /// Waits until an expression of the page holds. The browser's driver would evaluate it inside the page, which the page's policy
    /// forbids.
    /// </summary>
    public static async Task UntilAsync(IPage page, string expression)
    {
        for (var begun = Stopwatch.GetTimestamp(); !await page.EvaluateAsync<bool>(expression);)
        {
            Assert.True(Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(30), $"It never held: {expression}");
            await page.EvaluateAsync("new Promise(resolve => setTimeout(resolve, 50))");
        }
    }

    public async Task<IResponse> GoAsync(string path) => (await Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load }))!;

    /// <summary>Waits until the page has been painted twice: what was about to move has moved, and observers of it have been
    /// told.</summary>
    public Task PaintedAsync() => Page.EvaluateAsync(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))");

    /// <summary>
    /// Waits until every timer of the page that is set by now, and that is no longer than this, has run: the page sets a timer of its own,
    /// and a page's timers run in the order in which they are due.
    /// </summary>
    public Task TimersRunOutAsync(int milliseconds) => Page.EvaluateAsync("wait => new Promise(done => setTimeout(done, wait))",
        milliseconds);

    /// <summary>No axe-core rule is broken; a failure names rule and place.</summary>
    public async Task AssertAccessibleAsync()
    {
        var broken = string.Join('\n', await BrokenRulesAsync());
        Assert.True(broken.Length == 0, broken);
    }

    /// <summary>The axe-core rules that the page breaks, each with its places.</summary>
    public async Task<string[]> BrokenRulesAsync()
    {
        // Deque's own way brings over every rule that is kept, with every element that keeps it, which takes several times as long as the
        // rules.
        await Page.EvaluateAsync($"{Axe.Value};0");
        return await Page.EvaluateAsync<string[]>("""
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
                .map(one => `${one.id}: ${one.help} at ${one.nodes.slice(0, 3).map(node => node.html).join(', ')}`)
            """);
    }

    /// <summary>From now on counts what the page is sent, headers included. To be called before the page is loaded.</summary>
    public async Task<Func<double>> WeighAsync()
    {
        var cdp = await context.NewCDPSessionAsync(Page);
        await cdp.SendAsync("Network.enable");
        var weight = 0.0;
        cdp.Event("Network.loadingFinished").OnEvent += (_, finished) => weight += finished!.Value.GetProperty("encodedDataLength")
            .GetDouble();
        return () => weight;
    }

    /// <summary>Nothing is cut off at the right, and nothing must be scrolled sideways to be read.</summary>
    public async Task AssertFitsAsync() => Assert.Empty(await CutOffAsync());

    /// <summary>What is wider than the page.</summary>
    public Task<string[]> CutOffAsync() => Page.EvaluateAsync<string[]>("""
        () => {
          const room = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= room) return [];
          const scrolls = one => one && (getComputedStyle(one).overflowX !== 'visible' || scrolls(one.parentElement));
          return [`page: ${document.documentElement.scrollWidth} of ${room}`, ...[...document.querySelectorAll('body *')]
            .filter(one => one.getBoundingClientRect().right > room && !scrolls(one.parentElement)).slice(0, 5)
            .map(one => `${Math.round(one.getBoundingClientRect().right)}: ${one.outerHTML.slice(0, 160)}`)];
        }
        """);

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.Equal([], complaints.Where(complaint => !expected.Any(part => complaint.Contains(part, StringComparison.Ordinal))));
    }
}
