using System.Globalization;
using BackpropTutor.Classrooms.Assignments;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Web.Tests.Support;
using Microsoft.Playwright;

namespace BackpropTutor.Web.Tests.Staff;

/// <summary>Each page with something on it: it comes alive, breaks no rule of accessibility, and fits: wide, narrow, light, dark.</summary>
public sealed class EveryStaffPageTests(LessonSite site, Chromium chromium)
{
    /// <summary>
    /// The page, and what is there once it is alive: <c>{c}</c> is the class, <c>{a}</c> the assignment, <c>{l}</c> a learner, and
    /// <c>{o}</c> an exercise of the teacher's own.
    /// </summary>
    static readonly (string Path, string Alive)[] Pages =
    [
        ("classes", "tbody th"), ("classes/{c}", "[data-join-code]"), ("classes/{c}/people", "tbody th"),
        ("classes/{c}/copy", "#class-name"),
        ("classes/{c}/log", "tbody th"), ("classes/{c}/new-assignment", "#title"), ("classes/{c}/gradebook", ".marks"),
        ("assignments/{a}", "#title"), ("assignments/{a}/dates", "tbody th"), ("assignments/{a}/room", ".stuck"),
        ("assignments/{a}/figures", ".figures dl"), ("assignments/{a}/as", ".columns a"), ("assignments/{a}/as/{l}", ".attempts li"),
        ("exercises", "tbody th"), ("exercises/{o}", ".preview .exercise"),
        ("site", "#site-name"), ("site/accounts", "tbody th"), ("site/log", "main"),
    ];

    [Theory]
    [InlineData("en", ColorScheme.Light, 1280)]
    [InlineData("ko", ColorScheme.Dark, 390)]
    [InlineData("en", ColorScheme.Dark, 390)]
    [InlineData("ko", ColorScheme.Light, 1280)]
    public async Task EveryPageIsAliveAccessibleAndFits(string language, ColorScheme theme, int width)
    {
        var faculty = await BusyAsync();
        var own = (await faculty.Get<OwnExerciseService>().ListAsync(faculty.Actor)).Single();
        var administrator = await site.NewAccountAsync("Ada Admin", SiteRoles.Administrator, SiteRoles.Teacher);
        BrowserNewContextOptions Options() => new() { ColorScheme = theme, ViewportSize = new() { Width = width, Height = 844 } };
        await using var ofTeacher = await faculty.OpenPageAsync(chromium, faculty.Teacher, Options());
        await using var ofAdministrator = await faculty.OpenPageAsync(chromium, administrator, Options());
        List<string> broken = [];
        foreach (var (path, alive) in Pages)
        {
            var browser = path.StartsWith("site", StringComparison.Ordinal) ? ofAdministrator : ofTeacher;
            var real = path.Replace("{c}", $"{faculty.Classroom.Id}", StringComparison.Ordinal)
                .Replace("{a}", $"{faculty.Assignment.Id}", StringComparison.Ordinal)
                .Replace("{l}", $"{faculty.Learners[2].Enrolment.Id}", StringComparison.Ordinal)
                .Replace("{o}", $"{own.Id}", StringComparison.Ordinal);
            var response = await browser.GoAsync($"/{language}/staff/{real}");
            Assert.Equal(200, response.Status);
            await browser.Page.Locator(alive).First.WaitForAsync();
            await browser.PaintedAsync();
            broken.AddRange((await browser.BrokenRulesAsync()).Concat(await browser.CutOffAsync()).Select(rule => $"{path}: {rule}"));
        }

        Assert.Empty(broken);
    }

    /// <summary>Three learners: one right, one with a mistake that has a name, one with three and stuck.</summary>
    async Task<Faculty> BusyAsync()
    {
        var faculty = await Faculty.OpenAsync(site, 3);
        var (number, formula) = (faculty.Assignment.Items[0], faculty.Assignment.Items[1]);
        await faculty.SubmitAsync(faculty.Learners[0].Account, formula, "2*w*x");
        await faculty.SubmitAsync(faculty.Learners[1].Account, formula, "-2*w*x");
        foreach (var answer in new[] { "w*x", "7*x + w*w", "w + x" })
        {
            await faculty.SubmitAsync(faculty.Learners[2].Account, formula, answer);
        }

        var truth = await faculty.TruthAsync(faculty.Learners[0].Enrolment);
        await faculty.SubmitAsync(faculty.Learners[0].Account, number, (2 * truth).ToString("R", CultureInfo.InvariantCulture));
        return faculty;
    }
}
