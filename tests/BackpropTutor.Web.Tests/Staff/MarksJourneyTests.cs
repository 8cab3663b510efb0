using System.Globalization;
using BackpropTutor.Classrooms.Classes;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Web.Tests.Support;
using Microsoft.Playwright;

namespace BackpropTutor.Web.Tests.Staff;

/// <summary>The gradebook and the room, as teachers and assistants use them.</summary>
public sealed class MarksJourneyTests(LessonSite site, Chromium chromium)
{
    [Fact]
    public async Task AMarkOpensItsAttemptsAndIsSetWithAReason()
    {
        var faculty = await Faculty.OpenAsync(site, 3);
        await faculty.SubmitAsync(faculty.Learners[1].Account, faculty.Assignment.Items[1], "-2*w*x");
        await using var browser = await faculty.OpenPageAsync(chromium, faculty.Teacher);
        var (page, dialog) = (browser.Page, browser.Page.GetByRole(AriaRole.Dialog));
        await browser.GoAsync($"/en/staff/classes/{faculty.Classroom.Id}/gradebook");

        await page.GetByRole(AriaRole.Button, new() { Name = "학습자 01, Week 1: 1b: 0", Exact = true }).ClickAsync();
        await Assertions.Expect(dialog.GetByText("-2*w*x")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Show what is said of it" }).ClickAsync();
        await Assertions.Expect(dialog.Locator(".attempts .quiet").Last).ToContainTextAsync("sign");
        await browser.AssertAccessibleAsync();
        var set = dialog.GetByRole(AriaRole.Button, new() { Name = "Set the mark" });
        await dialog.GetByLabel("Points of 5").FillAsync("4.5");
        await Assertions.Expect(set).ToBeDisabledAsync();
        await dialog.GetByLabel("Reason").FillAsync("=Explained it aloud");
        await set.ClickAsync();

        var mark = page.GetByRole(AriaRole.Button, new() { Name = "학습자 01, Week 1: 1b: 4.5, set by a person", Exact = true });
        await mark.ClickAsync();
        await Assertions.Expect(dialog.GetByText("=Explained it aloud")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }).Last.ClickAsync();

        using var person = await site.SignInAsync(faculty.Teacher);
        var csv = await person.ReadAsync($"/en/staff/classes/{faculty.Classroom.Id}/gradebook.csv");
        Assert.Contains("학습자 01", csv, StringComparison.Ordinal);
        foreach (var file in new[] { "gradebook.xlsx", "canvas.csv", "oneroster.zip" })
        {
            using var answer = await person.GetAsync($"/en/staff/classes/{faculty.Classroom.Id}/{file}");
            Assert.True(answer.IsSuccessStatusCode);
            Assert.Equal(file, answer.Content.Headers.ContentDisposition?.FileNameStar);
        }
    }

    [Fact]
    public async Task ArrowKeysLeadFromMarkToMark()
    {
        var faculty = await Faculty.OpenAsync(site, 3);
        await using var browser = await faculty.OpenPageAsync(chromium, faculty.Teacher);
        var page = browser.Page;
        await browser.GoAsync($"/en/staff/classes/{faculty.Classroom.Id}/gradebook");
        await page.GetByRole(AriaRole.Button, new() { Name = "학습자 00, Week 1: 1a: –", Exact = true }).FocusAsync();
        List<string?> met = [];
        foreach (var key in new[] { "ArrowRight", "ArrowDown", "Home", "Control+End", "Control+Home", "ArrowUp" })
        {
            await page.Keyboard.PressAsync(key);
            met.Add(await page.EvaluateAsync<string?>("document.activeElement.ariaLabel ?? document.activeElement.innerText.trim()"));
        }

        Assert.Equal(
            [
                "학습자 00, Week 1: 1b: –", "학습자 01, Week 1: 1b: –", "학습자 01, Week 1: 1a: –", "학습자 02, Week 1: 1b: –",
                "학습자 00, Week 1: 1a: –", "Week 1\n1a",
            ],
            met);
    }

    [Fact]
    public async Task TheRoomShowsAnAnswerSoonAfterItWasGiven()
    {
        var faculty = await Faculty.OpenAsync(site, 4);
        var formula = faculty.Assignment.Items[1];
        await using var browser = await faculty.OpenPageAsync(chromium, faculty.Teacher);
        var page = browser.Page;
        await browser.GoAsync($"/en/staff/assignments/{faculty.Assignment.Id}/room");
        await Assertions.Expect(page.GetByText("No mistake has been recognised yet.")).ToBeVisibleAsync();

        await faculty.SubmitAsync(faculty.Learners[0].Account, formula, "-2*w*x");
        await faculty.SubmitAsync(faculty.Learners[1].Account, formula, "-2*w*x");
        await faculty.SubmitAsync(faculty.Learners[2].Account, formula, "2*w*x");
        await faculty.SubmitAsync(faculty.Learners[3].Account, formula, "7*x + w*w");

        var sign = page.GetByRole(AriaRole.Row, new() { Name = "Sign" });
        await Assertions.Expect(sign).ToContainTextAsync("50 % (2 of 4)");
        await Assertions.Expect(page.GetByText("4 of 4 learners are working now, 0 of them are stuck.")).ToBeVisibleAsync();
        await sign.Locator("summary").ClickAsync();
        await Assertions.Expect(sign.GetByRole(AriaRole.Button)).ToHaveTextAsync(["학습자 00", "학습자 01"]);

        await page.GetByLabel("Without names").CheckAsync();
        await Assertions.Expect(page.GetByText("학습자 00")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Show large" }).ClickAsync();
        var shown = page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(shown.Locator("pre")).ToHaveTextAsync("7*x + w*w");
        await Assertions.Expect(shown.GetByText("학습자")).ToHaveCountAsync(0);
        await browser.AssertAccessibleAsync();
    }

    [Theory]
    [InlineData("en", "A teacher of the class")]
    [InlineData("ko", "수업의 교사")]
    public async Task AnAssistantSeesTheOwnSectionAndIsToldWhoCanGrantMore(string language, string grants)
    {
        var faculty = await Faculty.OpenAsync(site, 2);
        var (account, place) = await faculty.AddLearnerAsync("Assistant");
        var people = faculty.Get<PeopleService>();
        var section = (await people.AddSectionAsync(faculty.Actor, faculty.Classroom.Id, "A")).Expect();
        (await people.SetSectionAsync(faculty.Actor, faculty.Classroom.Id, faculty.Learners[0].Enrolment.Id, section.Id)).Expect();
        (await people.SetSectionAsync(faculty.Actor, faculty.Classroom.Id, place.Id, section.Id)).Expect();
        (await people.SetRoleAsync(faculty.Actor, faculty.Classroom.Id, place.Id, ClassRole.Assistant)).Expect();
        await using var browser = await faculty.OpenPageAsync(chromium, account);
        var page = browser.Page;

        await browser.GoAsync($"/{language}/staff/classes/{faculty.Classroom.Id}/gradebook");
        await Assertions.Expect(page.Locator(".marks tbody th")).ToContainTextAsync(["학습자 00"]);
        await browser.GoAsync($"/{language}/staff/classes/{faculty.Classroom.Id}/people");
        await Assertions.Expect(page.GetByText("학습자 00")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("학습자 01")).ToHaveCountAsync(0);

        browser.Expect("40");
        foreach (var (path, status) in new[]
        {
            ($"classes/{faculty.Classroom.Id}/copy", 403), ($"classes/{faculty.Classroom.Id}/log", 403),
            ($"classes/{faculty.Classroom.Id}/new-assignment", 403), ("exercises", 403), ("site", 403), ($"classes/{Guid.NewGuid()}", 404),
        })
        {
            var refused = await browser.GoAsync($"/{language}/staff/{path}");
            Assert.Equal(status, refused.Status);
        }

        await browser.GoAsync($"/{language}/staff/classes/{faculty.Classroom.Id}/log");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(grants);
    }

    [Fact]
    public async Task TwoHundredLearnersTimesFortyExercisesAreShownAPageAtATime()
    {
        var faculty = await LargeClass.OpenAsync(site);
        await using var browser = await faculty.OpenPageAsync(chromium, faculty.Teacher);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        await browser.GoAsync($"/en/staff/classes/{faculty.Classroom.Id}/gradebook");
        await Assertions.Expect(browser.Page.Locator(".marks tbody tr")).ToHaveCountAsync(25);
        var shown = clock.Elapsed;
        await Assertions.Expect(browser.Page.Locator(".marks tbody tr").First.Locator("td")).ToHaveCountAsync(LargeClass.Items + 1);

        await browser.Page.GetByLabel("Search people").FillAsync("L199");
        await Assertions.Expect(browser.Page.Locator(".marks tbody tr")).ToHaveCountAsync(1);

        var milliseconds = await LargeClass.ServerTimesAsync(faculty);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"200 × 40: computed in {string.Join(", ", milliseconds)} ms; seen after {shown.TotalMilliseconds:0} ms, page and circuit."));
    }
}
