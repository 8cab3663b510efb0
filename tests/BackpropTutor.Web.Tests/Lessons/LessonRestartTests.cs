using System.Text;
using BackpropTutor.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace BackpropTutor.Web.Tests.Lessons;

/// <summary>A service that is killed or stopped loses nothing of what a learner typed and asked for.</summary>
public sealed class LessonRestartTests(LessonSite site, Chromium chromium)
{
    const string Lesson = "/en/lessons/error-signal";
    const string Answer = "u ⊙ h ⊙ (1 - h)";

    [Fact]
    public Task WhatIsTypedAndCheckedWhileTheServiceIsKilledIsThereWhenItIsBack() => KilledAndStartedAnewAsync(1);

    /// <summary>
    /// Takes some minutes, so it runs only when asked for:
    /// <c>dotnet run --project tests/BackpropTutor.Web.Tests -- -explicit only -method "*TwentyTimes*"</c>.
    /// </summary>
    [Fact(Explicit = true)]
    public Task TwentyTimesInARow() => KilledAndStartedAnewAsync(20);

    async Task KilledAndStartedAnewAsync(int times)
    {
        var port = ServiceProcess.FreePort();
        for (var i = 0; i < times; i++)
        {
            var first = await ServiceProcess.StartAsync(port);
            await using var browser = await chromium.OpenAsync(first.Address);
            browser.Expect("");
            await browser.GoAsync(Lesson);
            var part = new ExercisePart(browser.Page, "4-2-b");
            await part.AliveAsync();
            await part.Field.PressSequentiallyAsync("u ⊙ (h");
            await Expect(part.Reading).ToContainTextAsync("never closed");
            var judged = browser.Page.Locator("#answer-4-2-b .judgement");

            await first.KillAsync();
            await first.DisposeAsync();
            await Expect(browser.Page.GetByText("The connection is lost.")).ToBeVisibleAsync();
            await part.Field.FillAsync(Answer);
            await Expect(part.Reading).ToBeHiddenAsync();
            await Expect(judged).ToBeHiddenAsync();
            await part.Field.PressAsync("Enter");
            await Expect(browser.Page.Locator("#answer-4-2-b .waiting")).ToHaveTextAsync(
                "There is no connection just now; your answer will be checked once it is back.", new() { UseInnerText = true });
            await part.Field.EvaluateAsync("field => field.setSelectionRange(4, 4)");

            await using var second = await ServiceProcess.StartAsync(port);

            await Expect(part.Judgement).ToContainTextAsync("Right.", new() { Timeout = 60_000 });
            await Expect(part.Field).ToHaveValueAsync(Answer);
            await Expect(part.Field).ToBeFocusedAsync();
            Assert.Equal(4, await part.CaretAsync());
            await Expect(browser.Page.Locator("#answer-4-2-b .waiting")).ToBeHiddenAsync();
            await Expect(browser.Page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
        }
    }

    [Fact]
    public async Task APageWhoseIslandsAreTooOldIsLoadedAnewOnceAndQuietly()
    {
        await using var browser = await chromium.OpenAsync(site);
        browser.Expect("");
        var loads = 0;
        await browser.Page.RouteAsync("**" + Lesson, async route =>
        {
            var response = await route.FetchAsync();
            var page = await response.TextAsync();
            loads++;
            await route.FulfillAsync(new() { Response = response, Body = loads == 1 ? Unknown(page) : page });
        });
        await browser.Page.AddInitScriptAsync("""
            addEventListener('DOMContentLoaded', () => {
              const failure = document.getElementById('blazor-error-ui');
              const note = () => { if (failure.checkVisibility()) sessionStorage.setItem('said', '1'); };
              new MutationObserver(note).observe(failure, { attributes: true });
            });
            """);
        await browser.GoAsync(Lesson);
        var part = new ExercisePart(browser.Page, "4-2-b");
        await part.Field.PressSequentiallyAsync(Answer);
        await part.Check.ClickAsync();

        await Expect(part.Judgement).ToContainTextAsync("Right.");
        await Expect(part.Field).ToHaveValueAsync(Answer);
        Assert.Equal(2, loads);
        Assert.Null(await browser.Page.EvaluateAsync<string?>("sessionStorage.getItem('said')"));
    }

    [Fact]
    public async Task WhereLoadingAnewDoesNotHelpThePageSaysSo()
    {
        await using var browser = await chromium.OpenAsync(site);
        browser.Expect("");
        var loads = 0;
        await browser.Page.RouteAsync("**" + Lesson, async route =>
        {
            var response = await route.FetchAsync();
            loads++;
            await route.FulfillAsync(new() { Response = response, Body = Unknown(await response.TextAsync()) });
        });
        await browser.GoAsync(Lesson);

        await Expect(browser.Page.GetByText("Something went wrong on this page.")).ToBeVisibleAsync();
        Assert.Equal(2, loads);
    }

    [Fact]
    public async Task WhoeverStopsTheServiceDoesNotWaitForACalculation()
    {
        await using var service = await ServiceProcess.StartAsync(ServiceProcess.FreePort());
        using var client = new HttpClient { BaseAddress = service.Address };
        var program = string.Join('*', Enumerable.Repeat("x", 3000));
        var body = $$"""{"program":"{{program}}","variables":{"x":[]},"wrt":"x","answer":"1"}""";
        // One after the other they would take far longer than anybody waits.
        var calculations = Enumerable.Range(0, 50).Select(_ => client.PostAsync(
            "api/v1/grade", new StringContent(body, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken)).ToArray();
        using var other = await client.GetAsync("health/live", TestContext.Current.CancellationToken);

        var took = await service.StopAsync();

        // It gives up after three seconds. A container engine kills after ten.
        Assert.True(took < TimeSpan.FromSeconds(5), $"{took}");
        await Record.ExceptionAsync(() => Task.WhenAll(calculations));
    }

    /// <summary>The page as it is when the server's keys have changed: every island's description is a secret that cannot be
    /// read.</summary>
    static string Unknown(string page) => page.Replace("\"descriptor\":\"CfDJ8", "\"descriptor\":\"CfDJ9", StringComparison.Ordinal);
}
