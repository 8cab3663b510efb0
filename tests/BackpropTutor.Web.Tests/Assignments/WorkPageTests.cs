using BackpropTutor.Classrooms.Submissions;
using BackpropTutor.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BackpropTutor.Web.Tests.Assignments;

/// <summary>A learner's way through an assignment, in a browser.</summary>
public sealed class WorkPageTests(LessonSite site, Chromium chromium)
{
    const string Right = "u ⊙ h ⊙ (1 - h)";

    [Theory]
    [InlineData("en", 1280, "Not yet.", "Right.")]
    [InlineData("ko", 390, "아직이에요.", "맞았어요.")]
    public async Task AnAnswerIsKeptAsItIsTypedJudgedWhenAskedForAndWorthWhatThePageSaid(
        string language, int width, string wrong, string right)
    {
        var work = await Support.Classes.NewAsync(site);
        var learner = await work.NewLearnerAsync();
        await using var browser = await chromium.OpenAsync(site, learner, new() { ViewportSize = new() { Width = width, Height = 800 } });
        await browser.GoAsync($"/{language}/classes");
        await browser.AssertAccessibleAsync();
        await browser.Page.Locator(".assignment-list a").First.ClickAsync();
        await browser.AssertAccessibleAsync();
        await browser.AssertFitsAsync();
        await Expect(browser.Page.Locator(".person")).ToContainTextAsync("이서연");
        var (part, item) = (new ExercisePart(browser.Page, "4-2-b"), browser.Page.Locator(".item").First);
        await part.AliveAsync();

        await part.Field.FillAsync("u + h");
        await Expect(part.Reading.Locator("math")).ToBeVisibleAsync();
        await Expect(item.Locator("[data-saved-at]")).Not.ToBeEmptyAsync();
        await part.Check.ClickAsync();
        await Expect(part.Judgement).ToContainTextAsync(wrong);
        await Expect(item.Locator(".item-state")).ToContainTextAsync("2");
        await part.AnswerAsync("u * (");
        await Expect(part.Judgement.Locator(".is-invalid")).ToBeVisibleAsync();
        await part.AnswerAsync(Right);
        await Expect(part.Judgement).ToContainTextAsync(right);
        await Expect(part.Solution).ToBeVisibleAsync();
        await browser.AssertAccessibleAsync();

        // The wrong answer took a tenth, the one that could not be read nothing.
        await Expect(item.Locator(".points")).ToContainTextAsync("5.4");
        await browser.GoAsync($"/{language}/assignments/{work.Assignment.Id}");
        await Expect(browser.Page.Locator(".total")).ToContainTextAsync("5.4");
        await browser.Page.Locator(".item-links a").First.ClickAsync();
        await Expect(browser.Page.Locator(".attempts > li")).ToHaveCountAsync(3);
        await browser.AssertAccessibleAsync();
        await browser.AssertFitsAsync();
    }

    [Fact]
    public async Task WhatWasTypedOnOneDeviceStandsOnTheOther()
    {
        var work = await Support.Classes.NewAsync(site);
        var learner = await work.NewLearnerAsync();
        var path = $"/en/assignments/{work.Assignment.Id}";
        await using (var desk = await chromium.OpenAsync(site, learner))
        {
            await desk.GoAsync(path);
            var part = new ExercisePart(desk.Page, "4-2-b");
            await part.AliveAsync();
            await part.Field.FillAsync("u ⊙ 한글");
            await Expect(desk.Page.Locator(".item [data-saved-at]").First).ToContainTextAsync("saved");
        }

        await using var phone = await chromium.OpenAsync(site, learner);
        await phone.GoAsync(path);

        await Expect(new ExercisePart(phone.Page, "4-2-b").Field).ToHaveValueAsync("u ⊙ 한글");
    }

    [Fact]
    public async Task ASubmissionWhoseAcknowledgementIsLostIsSentAgainAndCountsOnce()
    {
        var work = await Support.Classes.NewAsync(site);
        var learner = await work.NewLearnerAsync();
        await using var browser = await chromium.OpenAsync(site, learner);
        browser.Expect("Failed to load resource");
        var tries = 0;
        await browser.Page.RouteAsync("**/submissions?*", async route =>
        {
            if (++tries == 1)
            {
                await route.FetchAsync();
                await route.AbortAsync();
                return;
            }

            await route.ContinueAsync();
        });
        await browser.GoAsync($"/en/assignments/{work.Assignment.Id}");
        var part = new ExercisePart(browser.Page, "4-2-b");
        await part.AliveAsync();
        await part.AnswerAsync("u + h");

        await Expect(part.Judgement).ToContainTextAsync("Not yet.");
        var history = await site.Services.GetRequiredService<SubmissionService>()
            .FindHistoryAsync(learner.Actor(), work.Assignment.Items[0].Id);
        Assert.Single(history.Expect().Answers);
        Assert.Equal(2, tries);
    }

    [Fact]
    public async Task APageOfSomebodyWhoIsNoLongerSignedInDoesNothingForTheNext()
    {
        var work = await Support.Classes.NewAsync(site);
        var (first, second) = (await work.NewLearnerAsync("First"), await work.NewLearnerAsync("Second"));
        await using var browser = await chromium.OpenAsync(site, first);
        browser.Expect("409");
        await browser.GoAsync($"/en/assignments/{work.Assignment.Id}");
        var part = new ExercisePart(browser.Page, "4-2-b");
        await part.AliveAsync();
        using var person = await site.SignInAsync(second);
        await browser.Page.Context.AddCookiesAsync(person.Cookies.GetCookies(site.Address)
            .Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = site.Address.ToString() }));
        await part.AnswerAsync(Right);

        await Expect(part.Judgement).ToContainTextAsync("Second is signed in on this browser now");
        foreach (var account in new[] { first, second })
        {
            var history = await site.Services.GetRequiredService<SubmissionService>()
                .FindHistoryAsync(account.Actor(), work.Assignment.Items[0].Id);
            Assert.Empty(history.Expect().Answers);
        }
    }
}
