using System.Text;
using BackpropTutor.Web.Tests.Support;
using Microsoft.Playwright;

namespace BackpropTutor.Web.Tests.Staff;

/// <summary>A teacher's way from nothing to marks, as a person goes it.</summary>
public sealed class TeacherJourneyTests(LessonSite site, Chromium chromium)
{
    static readonly byte[] Roster = CodePagesEncodingProvider.Instance.GetEncoding(949)!.GetBytes(
        "이름,이메일,학번,분반\r\n김하늘,sky@school.example,20270001,1분반\r\n이바다,sea@school.example,20270002,2분반\r\n,none@school.example,3,1분반\r\n");

    [Theory]
    [InlineData("en", 1280)]
    [InlineData("ko", 390)]
    public async Task FromAClassToAnAssignmentThatIsOpen(string language, int width)
    {
        var words = StaffTexts.In(language);
        var faculty = await Faculty.OpenAsync(site);
        await using var browser = await faculty.OpenPageAsync(
            chromium, faculty.Teacher, new() { ViewportSize = new() { Width = width, Height = 900 } });
        var page = browser.Page;

        await browser.GoAsync($"/{language}/staff/classes");
        await page.GetByRole(AriaRole.Button, new() { Name = words["NewClass"] }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog.GetByLabel(words["Zone"])).Not.ToHaveValueAsync("");
        await browser.AssertAccessibleAsync();
        await dialog.GetByLabel(words["ClassName"]).FillAsync("Analysis II");
        await dialog.GetByLabel(words["Zone"]).FillAsync("Asia/Nowhere");
        await dialog.GetByRole(AriaRole.Button, new() { Name = words["Save"] }).ClickAsync();
        await Assertions.Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("Asia/Seoul");
        await dialog.GetByLabel(words["Zone"]).FillAsync("Asia/Seoul");
        await dialog.GetByRole(AriaRole.Button, new() { Name = words["Save"] }).ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("/staff/classes/", StringComparison.Ordinal));
        var code = page.Locator("[data-join-code]");
        await Assertions.Expect(code).ToBeVisibleAsync();
        Assert.Equal(8, (await code.InnerTextAsync()).Length);
        var classroom = new Uri(page.Url).AbsolutePath;

        await browser.GoAsync(classroom + "/people");
        await page.GetByRole(AriaRole.Button, new() { Name = words["ImportRoster"] }).ClickAsync();
        await page.GetByLabel(words["RosterFile"]).SetInputFilesAsync(
            new FilePayload { Name = "roster.csv", MimeType = "text/csv", Buffer = Roster });
        await Assertions.Expect(dialog.GetByRole(AriaRole.Status)).ToContainTextAsync("CP949");
        await Assertions.Expect(dialog.GetByRole(AriaRole.Rowheader, new() { Name = "김하늘" })).ToBeVisibleAsync();
        await Assertions.Expect(dialog.GetByText(words["RosterProblems"])).ToBeVisibleAsync();
        await browser.AssertAccessibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "이바다" })).ToHaveCountAsync(1);
        await dialog.GetByRole(AriaRole.Button, new() { Name = words["ImportNow"] }).ClickAsync();
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "이바다" })).ToContainTextAsync("2분반");

        await browser.GoAsync(classroom + "/new-assignment");
        await page.GetByLabel(words["AssignmentTitle"], new() { Exact = true }).FillAsync("First steps");
        await page.GetByRole(AriaRole.Button, new() { Name = words["ChooseExercises"] }).ClickAsync();
        await dialog.GetByLabel(words["SearchExercises"]).FillAsync("1.1");
        await dialog.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await browser.AssertAccessibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = words.Format("AddChosen", 1) }).ClickAsync();
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        await page.GetByLabel(words["TakesLate"]).CheckAsync();
        await Assertions.Expect(page.Locator(".rule")).ToContainTextAsync("50 %");
        await page.GetByLabel(words["Publish"]).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = words["Save"], Exact = true }).ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("/staff/assignments/", StringComparison.Ordinal));
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("First steps");

        await page.GetByRole(AriaRole.Button, new() { Name = words["DeleteAssignment"] }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = words["Delete"], Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**" + classroom);
        await page.GetByRole(AriaRole.Button, new() { Name = words.Format("Restore", "First steps") }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "First steps" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task AnExtensionReopensForOneAndIsTakenBack()
    {
        var faculty = await Faculty.OpenAsync(site, 2);
        await using var browser = await faculty.OpenPageAsync(chromium, faculty.Teacher);
        var (page, dialog) = (browser.Page, browser.Page.GetByRole(AriaRole.Dialog));
        await browser.GoAsync($"/en/staff/assignments/{faculty.Assignment.Id}/dates");

        await page.GetByRole(AriaRole.Button, new() { Name = "Extend" }).ClickAsync();
        await dialog.GetByLabel("For", new() { Exact = true }).SelectOptionAsync("학습자 01");
        await dialog.GetByLabel("Due").FillAsync("2037-05-01T09:00");
        await dialog.GetByLabel("Reason").FillAsync("Illness");
        await browser.AssertAccessibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        var row = page.GetByRole(AriaRole.Row, new() { Name = "학습자 01" });
        await Assertions.Expect(row).ToContainTextAsync("2037-05-01 09:00");
        await row.GetByRole(AriaRole.Button, new() { Name = "Take back" }).ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task AnOwnExerciseIsSeenAsItIsWrittenAndCheckedBesideIt()
    {
        var faculty = await Faculty.OpenAsync(site);
        await using var browser = await faculty.OpenPageAsync(chromium, faculty.Teacher);
        var page = browser.Page;
        await browser.GoAsync("/en/staff/exercises");
        await page.GetByRole(AriaRole.Button, new() { Name = "New exercise" }).ClickAsync();
        await Assertions.Expect(page.Locator(".preview math").First).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Check", Exact = true }).First.ClickAsync();
        await Assertions.Expect(page.GetByText("Sound: 1 exercises can be used.")).ToBeVisibleAsync();

        var facts = await page.GetByLabel("Facts").InputValueAsync();
        await page.GetByLabel("Facts").FillAsync(facts.Replace("expected: 3", "expected: 4", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "Check", Exact = true }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".faults")).ToContainTextAsync("expected");

        await page.GetByLabel("English text").FillAsync("<script>alert(1)</script>\n\n::: exercise z\n");
        await Assertions.Expect(page.GetByText("The preview comes once the text can be read.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".faults li").First).ToBeVisibleAsync();
    }
}
