using Microsoft.Playwright;

namespace BackpropTutor.Web.Tests.Support;

/// <summary>
/// One browser for all tests: <c>CHROME_PATH</c>, or Debian's, the one without windows first (it opens a page in half the time). Where
/// there is none, browser tests are skipped and say so, unless <c>BACKPROP_REQUIRE_BROWSER=1</c> makes that a failure.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    const string Whole = "/usr/bin/chromium";
    const string WithoutWindows = "/usr/bin/chromium-headless-shell";

    static readonly string ExecutablePath = Environment.GetEnvironmentVariable("CHROME_PATH")
        ?? (File.Exists(WithoutWindows) ? WithoutWindows : Whole);

    IPlaywright? playwright;
    IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(ExecutablePath))
        {
            return;
        }

        // A lost line is tried again after some seconds, and a busy machine takes its time: what is awaited is that it comes, not how soon.
        Assertions.SetDefaultExpectTimeout(30_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = ExecutablePath,
            Args =
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
    }

    /// <summary>A fresh profile with one page of <paramref name="site"/>, watched.</summary>
    public Task<BrowserPage> OpenAsync(Site site, BrowserNewContextOptions? options = null) => OpenAsync(site.Address, options);

    /// <summary>The same, of a service at that address.</summary>
    public async Task<BrowserPage> OpenAsync(Uri site, BrowserNewContextOptions? options = null)
    {
        if (browser is null)
        {
            var reason = $"There is no browser at {ExecutablePath}: install Chromium or set CHROME_PATH.";
            Assert.SkipWhen(Environment.GetEnvironmentVariable("BACKPROP_REQUIRE_BROWSER") != "1", reason);
            Assert.Fail(reason);
        }

        options ??= new BrowserNewContextOptions();
        options.BaseURL = site.ToString();
        options.Locale ??= "en-GB";
        return await BrowserPage.OpenAsync(await browser!.NewContextAsync(options), site);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
