using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Assignments;
using BackpropTutor.Classrooms.Classes;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Classrooms.Submissions;
using BackpropTutor.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace BackpropTutor.Web.Tests.Staff;

/// <summary>A teacher with a class, its learners and an open assignment of two exercises: a number (a) and a formula (b).</summary>
public sealed class Faculty
{
    const string Facts = """
        models:
          m:
            program: y = w*x*x
            values: {w: 3, x: 2}
        exercises:
          a:
            kind: number
            model: m
            ask:
              en: "The slope of $y = w x^2$ along $x$ for $w = \\val{m: w}$, $x = \\val{m: x}$?"
              ko: "$w = \\val{m: w}$, $x = \\val{m: x}$일 때 $y = w x^2$를 $x$로 미분한 값은 얼마인가요?"
            answer: dy/dx
            expected: 12
          b:
            kind: formula
            model: m
            ask: {en: "The slope of $y = w x^2$ along $x$?", ko: "$y = w x^2$를 $x$로 미분한 식은 무엇인가요?"}
            answer: dy/dx

        """;

    const string Prose = "A text.\n\n::: exercise a\n\n::: exercise b\n";

    readonly Site site;

    Faculty(Site site, Account teacher) => (this.site, Teacher) = (site, teacher);

    public Account Teacher { get; }

    public Actor Actor => Teacher.Actor(isTeacher: true);

    public Classroom Classroom { get; private set; } = null!;

    public Assignment Assignment { get; private set; } = null!;

    public List<(Account Account, Enrolment Enrolment)> Learners { get; } = [];

    public T Get<T>()
        where T : notnull => site.Services.GetRequiredService<T>();

    public static async Task<Faculty> OpenAsync(Site site, int learners = 0)
    {
        var faculty = new Faculty(site, await site.NewAccountAsync("Kim Teacher", SiteRoles.Teacher));
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        faculty.Classroom = (await faculty.Get<ClassService>().CreateAsync(
            faculty.Actor, new("Deep learning", "Asia/Seoul", "Spring", today.AddDays(-10), today.AddDays(100)))).Expect();
        await faculty.AddAssignmentAsync();
        for (var number = 0; number < learners; number++)
        {
            await faculty.AddLearnerAsync($"학습자 {number:00}");
        }

        return faculty;
    }

    public async Task<(Account Account, Enrolment Enrolment)> AddLearnerAsync(string name)
    {
        var account = await site.NewAccountAsync(name);
        var enrolment = (await Get<JoinService>().JoinAsync(account.Actor(), Classroom.JoinCode)).Expect();
        Learners.Add((account, enrolment));
        return Learners[^1];
    }

    public async Task SubmitAsync(Account learner, AssignmentItem item, string answer) =>
        (await Get<SubmissionService>().SubmitAsync(learner.Actor(), new(Guid.NewGuid(), item.Id, answer))).Expect();

    /// <summary>What the learner must answer to the number, with the learner's own numbers.</summary>
    public async Task<double> TruthAsync(Enrolment learner)
    {
        var history = (await Get<SubmissionService>().FindHistoryOfAsync(Actor, Assignment.Items[0].Id, learner.Id)).Expect();
        return history.Place.Variant!.AnswerKey.Key!.Values[0];
    }

    /// <summary>A page of the site on which that account is signed in.</summary>
    public async Task<BrowserPage> OpenPageAsync(Chromium chromium, Account account, BrowserNewContextOptions? options = null)
    {
        using var person = await site.SignInAsync(account);
        var browser = await chromium.OpenAsync(site, options);
        await browser.Page.Context.AddCookiesAsync(person.Cookies.GetCookies(site.Address).Select(cookie =>
            new Cookie { Name = cookie.Name, Value = cookie.Value, Url = site.Address.ToString() }));
        return browser;
    }

    async Task AddAssignmentAsync()
    {
        var own = (await Get<OwnExerciseService>().SaveAsync(Actor, null, "Slopes", Facts, Prose, Prose)).Expect();
        var now = DateTimeOffset.UtcNow;
        var edit = new AssignmentEdit(
            "Week 1", "", now.AddDays(-1), now.AddDays(6), now.AddDays(7), 0.5, null, 0.2, true, null,
            SolutionRule.AfterClosing, false, 1, true,
            [new(null, "1a", 10, null, own.Id, "a"), new(null, "1b", 5, null, own.Id, "b")]);
        Assignment = (await Get<AssignmentService>().CreateAsync(Actor, Classroom.Id, edit)).Expect();
        Assignment.Items.Sort((left, right) => left.Position.CompareTo(right.Position));
    }
}
