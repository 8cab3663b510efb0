using System.Net;
using BackpropTutor.Web.Bounds;
using BackpropTutor.Web.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace BackpropTutor.Web.Tests.Bounds;

/// <summary>A page that cannot come alive because its reader's address has as many open as it may.</summary>
public sealed class FullCircuitTests(FullCircuitTests.NarrowSite site, Chromium chromium) : IClassFixture<FullCircuitTests.NarrowSite>
{
    const string Lesson = "/en/lessons/error-signal";

    [Fact]
    public async Task OneMoreSaysWhyAndComesAliveOnceThereIsRoom()
    {
        await using var first = await chromium.OpenAsync(site);
        await first.GoAsync(Lesson);
        await new ExercisePart(first.Page, "4-2-b").AliveAsync();
        await using var second = await chromium.OpenAsync(site);
        second.Expect("");
        await second.GoAsync(Lesson);
        var notice = second.Page.GetByText("As many pages are open from your address as one address may have.");
        await Expect(notice).ToBeVisibleAsync();
        await Expect(second.Page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
        await Expect(second.Page.GetByText("The connection is lost.")).ToBeHiddenAsync();
        var part = new ExercisePart(second.Page, "4-2-b");
        await part.Field.FillAsync("u ⊙ h ⊙ (1 - h)");

        await first.Page.GotoAsync("about:blank");
        await RoomAsync();
        await second.Page.Locator(".when-full button").ClickAsync();

        await part.AliveAsync();
        await Expect(part.Field).ToHaveValueAsync("u ⊙ h ⊙ (1 - h)");
        await Expect(notice).ToBeHiddenAsync();
    }

    /// <summary>The server notices that a page has gone a moment later than the browser.</summary>
    async Task RoomAsync()
    {
        var circuits = site.Services.GetRequiredService<CircuitFilter>();
        while (!circuits.HasRoomFor(Client.Of(IPAddress.Loopback)))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The lessons, for one page of an address at a time.</summary>
    public sealed class NarrowSite : Site
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Circuits:PerClient", "1");
        }
    }
}
