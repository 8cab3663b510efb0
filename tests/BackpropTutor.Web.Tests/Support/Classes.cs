using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Assignments;
using BackpropTutor.Classrooms.Classes;
using BackpropTutor.Classrooms.Model;
using Microsoft.Extensions.DependencyInjection;

namespace BackpropTutor.Web.Tests.Support;

/// <summary>A class with an assignment, for tests that are about what learners do with it.</summary>
public sealed record Classes(Site Site, Actor Teacher, Classroom Classroom, Assignment Assignment)
{
    /// <summary>Exercises of the lesson 4.2, open since yesterday for a week and a day late for half.</summary>
    public static async Task<Classes> NewAsync(Site site, Func<AssignmentEdit, AssignmentEdit>? change = null)
    {
        var teacher = (await site.NewAccountAsync("박 선생님", SiteRoles.Teacher)).Actor(isTeacher: true);
        var classes = site.Services.GetRequiredService<ClassService>();
        var classroom = (await classes.CreateAsync(
            teacher, new("Deep learning", "Asia/Seoul", "Autumn", new(2026, 9, 1), new(2027, 2, 28)))).Expect();
        var now = site.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var edit = new AssignmentEdit(
            "Error signals", "Two exercises on the network of lesson 4.2.", now.AddDays(-1), now.AddDays(6), now.AddDays(7), 0.5, 3, 0.1,
                true,
            null, SolutionRule.WhenDone, false, 1, true,
            [new(null, "4.2b", 6, "4.2", Exercise: "b"), new(null, "4.2e", 4, "4.2", Exercise: "e")]);
        var assignment = (await site.Services.GetRequiredService<AssignmentService>()
            .CreateAsync(teacher, classroom.Id, change?.Invoke(edit) ?? edit)).Expect();
        assignment.Items.Sort((left, right) => left.Position.CompareTo(right.Position));
        return new(site, teacher, classroom, assignment);
    }

    /// <summary>An account that is in the class as a learner.</summary>
    public async Task<Account> NewLearnerAsync(string name = "이서연")
    {
        var account = await Site.NewAccountAsync(name);
        (await Site.Services.GetRequiredService<JoinService>().JoinAsync(account.Actor(), Classroom.JoinCode)).Expect();
        return account;
    }
}
