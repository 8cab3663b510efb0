using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Analytics;
using BackpropTutor.Classrooms.Assignments;
using BackpropTutor.Classrooms.Bells;
using BackpropTutor.Classrooms.Classes;
using BackpropTutor.Classrooms.Gradebooks;
using BackpropTutor.Classrooms.Marks;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Classrooms.Rooms;
using BackpropTutor.Classrooms.Submissions;
using BackpropTutor.Classrooms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Tests.Rooms;

/// <summary>A class of 200 of whom it is known what each does: room, figures and gradebook must come out to the last number.</summary>
public sealed class SimulatedClassTests(PostgresServer server)
{
    const int Learners = 200;

    [Theory]
    [CombinatorialStores]
    public async Task EveryNumberComesOutExactly(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var classroom = await school.NewClassAsync();
        var assignment = await school.NewAssignmentAsync(classroom, edit =>
            edit with { AttemptCost = 0.2, DueAt = school.Clock.Now.AddHours(1), LateUntil = school.Clock.Now.AddHours(2) });
        var formula = assignment.Items[1];
        var people = await EnrolAsync(school, classroom, Learners);
        var rung = 0;
        using var bell = school.Get<IRoomBell>().Listen(assignment.Id, () => Interlocked.Increment(ref rung));

        // By number modulo 10. 0-3: right at once. 4-5: forgot the factor 2, then right. 6: the sign, twice the same, then right.
        // 7: no rule explains it, stays. 8: cannot be read, only. 9: three different wrong ones: stuck. Beside them staff and drafts.
        foreach (var (number, person) in people.Index())
        {
            foreach (var answer in AnswersOf(number % 10))
            {
                school.Clock.Advance(TimeSpan.FromMilliseconds(1));
                (await school.Get<SubmissionService>().SubmitAsync(person, new(Guid.NewGuid(), formula.Id, answer))).Expect();
            }

            if (number % 20 == 0)
            {
                await school.Get<DraftService>().KeepAsync(person, Workplace.PlaceOf(formula.Id), "answer", "w*x", 1);
            }

            school.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await school.SubmitAsync(school.Teacher, formula, "w*x");

        var room = (await school.Get<RoomService>().ReadAsync(school.Teacher, assignment.Id)).Expect();
        Assert.Equal((Learners, Learners - 20), (room.Learners, room.Active));
        Assert.Equal([new(assignment.Items[0], 0, 0, 0), new RoomItem(formula, 180, 140, 20)],
            room.Items.Select(row => row with { Item = assignment.Items.Single(item => item.Id == row.Item.Id) }));
        var mistakes = room.Mistakes.Select(row =>
            (row.Submissions, row.Tried, row.Learners.Count, row.Learners.Select(one => one.Learner.Id).Distinct().Count())).ToArray();
        Assert.Contains((40, 180, 40, 40), mistakes);
        Assert.Contains((40, 180, 20, 20), mistakes);
        Assert.Equal(room.Mistakes.OrderByDescending(row => row.Learners.Count)
            .Select(row => row.Learners.Count), room.Mistakes.Select(row => row.Learners.Count));
        Assert.All(room.Mistakes, row => Assert.NotEmpty(row.Diagnosis));
        var strange = room.Unexplained.Single(row =>
            row.Learners.Count == 20 && row.Submissions == 20
                && row.Learners.All(one => people.FindIndex(actor => actor.Name == one.Learner.Name) % 10 == 7));
        Assert.StartsWith("formula ", strange.Effect, StringComparison.Ordinal);
        Assert.Equal(20, room.Places.Count(place => place.IsStuck && place.WrongInARow == 3));
        Assert.True(rung > 0);

        var figures = (await school.Get<AnalyticsService>().ReadAsync(school.Teacher, assignment.Id)).Expect()[1];
        Assert.Equal((180, 140), (figures.Tried, figures.Solved));
        Assert.Equal(((80 * 1) + (40 * 2) + (20 * 2) + (20 * 1) + (20 * 3)) / 180.0, figures.MeanAttempts, 12);
        Assert.Equal(figures.Variants.Sum(variant => variant.Tried), figures.Tried);

        var book = (await school.Get<GradebookService>().ReadAsync(school.Teacher, classroom.Id)).Expect();
        double[] points = [5, 5, 5, 5, 4, 4, 4, 0, 0, 0];
        Assert.Equal(Learners, book.Rows.Count);
        Assert.All(book.Rows, row =>
            Assert.Equal(points[people.FindIndex(actor => actor.Name == row.Learner.Name) % 10], row.Marks[1].Points));
    }

    [Theory]
    [CombinatorialStores]
    public async Task AnAssistantSeesTheOwnSectionInRoomGradebookAndRoster(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var classroom = await school.NewClassAsync();
        var people = school.Get<PeopleService>();
        var section = (await people.AddSectionAsync(school.Teacher, classroom.Id, "A")).Expect();
        var (mine, own) = await school.NewLearnerAsync(classroom, "Mine");
        var (foreign, other) = await school.NewLearnerAsync(classroom, "Foreign");
        var (assistant, place) = await school.NewLearnerAsync(classroom, "Assistant");
        (await people.SetSectionAsync(school.Teacher, classroom.Id, own.Id, section.Id)).Expect();
        (await people.SetRoleAsync(school.Teacher, classroom.Id, place.Id, ClassRole.Assistant)).Expect();
        (await people.SetSectionAsync(school.Teacher, classroom.Id, place.Id, section.Id)).Expect();
        var assignment = await school.NewAssignmentAsync(classroom);
        await school.SubmitAsync(mine, assignment.Items[1], "w*x");
        await school.SubmitAsync(foreign, assignment.Items[1], "w*x");

        Assert.Equal(["Mine"], (await school.Get<GradebookService>().ReadAsync(assistant, classroom.Id))
            .Expect().Rows.Select(row => row.Learner.Name));
        Assert.Equal(["Assistant", "Mine"], (await people.ListAsync(assistant, classroom.Id)).Expect().Select(row => row.Name));
        var room = (await school.Get<RoomService>().ReadAsync(assistant, assignment.Id)).Expect();
        Assert.Equal(["Mine"], room.Mistakes.SelectMany(row => row.Learners).Concat(room.Unexplained.SelectMany(row => row.Learners))
            .Select(row => row.Learner.Name).Distinct());
        Assert.Equal(RefusalKind.Forbidden,
            (await school.Get<AssignmentPages>().FindForAsync(assistant, assignment.Id, other.Id)).Refusal?.Kind);
        Assert.Equal(RefusalKind.Forbidden,
            (await school.Get<MarkService>().SetAsync(assistant, assignment.Items[1].Id, other.Id, 5, "so")).Refusal?.Kind);
        Assert.Equal(RefusalKind.Forbidden,
            (await school.Get<ExtensionService>()
                .SetAsync(assistant, assignment.Id, new(other.Id, null, null, school.Clock.Now.AddDays(30), null, null))).Refusal?.Kind);
        (await school.Get<MarkService>().SetAsync(assistant, assignment.Items[1].Id, own.Id, 5, "so")).Expect();
    }

    [Theory]
    [CombinatorialStores]
    public async Task LookingAsALearnerIsInNoStatistic(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var classroom = await school.NewClassAsync();
        var (learner, enrolment) = await school.NewLearnerAsync(classroom, "Lee");
        var assignment = await school.NewAssignmentAsync(classroom);

        var page = (await school.Get<AssignmentPages>().FindForAsync(school.Teacher, assignment.Id, enrolment.Id)).Expect();
        var own = (await school.Get<AssignmentPages>().FindAsync(learner, assignment.Id)).Expect();

        Assert.False(page.IsOwn);
        Assert.Equal(own.Items.Select(row => row.Place.Variant!.Number), page.Items.Select(row => row.Place.Variant!.Number));
        var room = (await school.Get<RoomService>().ReadAsync(school.Teacher, assignment.Id)).Expect();
        Assert.Equal((1, 0), (room.Learners, room.Active));
    }

    static async Task<List<Actor>> EnrolAsync(School school, Classroom classroom, int count)
    {
        await using var context = await school.OpenContextAsync();
        var actors = new List<Actor>();
        for (var i = 0; i < count; i++)
        {
            var account = new Account
            {
                Id = Guid.CreateVersion7(),
                Name = $"L{i:000}",
                UserName = $"u{i}",
                NormalizedUserName = $"U{i}",
                CreatedAt = school.Clock.Now
            };
            context.Users.Add(account);
            context.Enrolments.Add(new()
            {
                ClassroomId = classroom.Id,
                AccountId = account.Id,
                Name = account.Name,
                AddedAt = school.Clock.Now
            });
            actors.Add(new(account.Id, account.Name));
        }

        await context.SaveChangesAsync();
        return actors;
    }

    static string[] AnswersOf(int kind) => kind switch
    {
        < 4 => ["2*w*x"],
        < 6 => ["w*x", "2*w*x"],
        6 => ["-2*w*x", "-2 w x", "2*w*x"],
        7 => ["cos(w) + 7*x"],
        8 => ["2*w*("],
        _ => ["sin(x) + 1", "exp(w) + 2", "log(w*w) + 3*x"],
    };
}
