using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Assignments;
using BackpropTutor.Classrooms.Classes;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Classrooms.Tests.Support;

namespace BackpropTutor.Classrooms.Tests.Classes;

public sealed class ClassTests(PostgresServer server)
{
    [Theory]
    [CombinatorialStores]
    public async Task ACopyMovesEveryDateByTheStartOfTheTermAndKeepsItsHour(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var classroom = await school.NewClassAsync("Europe/Berlin");
        var due = ClassClock.FromWall(new(2027, 3, 15, 23, 59, 0), classroom.Zone);
        await school.NewAssignmentAsync(classroom, edit => edit with { DueAt = due, LateUntil = due.AddDays(1) });

        var copy = (await school.Get<CopyService>().CopyAsync(
            school.Teacher, classroom.Id, new("Again", classroom.Zone, "Autumn", new(2027, 10, 18), new(2027, 10, 31)), really: true))
                .Expect();

        Assert.Equal(["opens", "due", "late"], copy.Dates.Select(date => date.Which));
        Assert.Equal(new(2027, 11, 1, 23, 59, 0), ClassClock.ToWall(copy.Dates[1].After, classroom.Zone));
        Assert.Equal([false, true, true], copy.Dates.Select(date => date.IsOutsideTerm));
        var moved = Assert.Single((await school.Get<AssignmentService>().ListAsync(school.Teacher, copy.Classroom.Id)));
        Assert.Equal(copy.Dates[1].After, moved.Assignment.DueAt);
        Assert.False(moved.Assignment.IsPublished);
        Assert.Equal(2, moved.Assignment.Items.Count);
        Assert.Single((await school.Get<PeopleService>().ListAsync(school.Teacher, copy.Classroom.Id)).Expect());
    }

    [Theory]
    [CombinatorialStores]
    public async Task ShiftingFromHereOnLeavesWhatCameBefore(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var classroom = await school.NewClassAsync();
        var first = await school.NewAssignmentAsync(classroom);
        school.Clock.Advance(TimeSpan.FromDays(7));
        var second = await school.NewAssignmentAsync(classroom);

        var shown = (await school.Get<CopyService>().ShiftFromAsync(school.Teacher, second.Id, 7, really: false)).Expect();
        var kept = (await school.Get<CopyService>().ShiftFromAsync(school.Teacher, second.Id, 7, really: true)).Expect();

        Assert.Equal(shown, kept);
        var after = (await school.Get<AssignmentService>().ListAsync(school.Teacher, classroom.Id))
            .ToDictionary(row => row.Assignment.Id, row => row.Assignment.DueAt);
        Assert.Equal(first.DueAt, after[first.Id]);
        Assert.Equal(second.DueAt.AddDays(7), after[second.Id]);
    }

    [Theory]
    [CombinatorialStores]
    public async Task ADeletedClassComesBackWithinThirtyDaysAndNotAfter(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var classes = school.Get<ClassService>();
        var classroom = await school.NewClassAsync();
        var (learner, _) = await school.NewLearnerAsync(classroom, "Lee");

        (await classes.DeleteAsync(school.Teacher, classroom.Id)).Expect();
        Assert.Empty(await classes.ListAsync(learner));
        Assert.Empty(await classes.ListAsync(learner, deleted: true));
        Assert.Equal(RefusalKind.NotFound, (await classes.FindAsync(school.Teacher, classroom.Id)).Refusal?.Kind);
        school.Clock.Advance(TimeSpan.FromDays(30));
        (await classes.RestoreAsync(school.Teacher, classroom.Id)).Expect();
        Assert.Single(await classes.ListAsync(learner));

        (await classes.DeleteAsync(school.Teacher, classroom.Id)).Expect();
        school.Clock.Advance(TimeSpan.FromDays(30) + TimeSpan.FromSeconds(1));
        Assert.False((await classes.RestoreAsync(school.Teacher, classroom.Id)).Succeeded);
    }

    [Theory]
    [CombinatorialStores]
    public async Task ACodeIsReadWithBlanksAndSmallLettersAndCanBeClosed(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var (join, classroom) = (school.Get<JoinService>(), await school.NewClassAsync());
        var learner = await school.NewActorAsync("Lee");
        var typed = $" {classroom.JoinCode[..4].ToLowerInvariant()}-{classroom.JoinCode[4..]} ";

        (await join.JoinAsync(learner, typed)).Expect();
        Assert.Equal(RefusalKind.NotFound, (await join.JoinAsync(learner, "WRONG")).Refusal?.Kind);
        (await school.Get<ClassService>().EditAsync(school.Teacher, classroom.Id, EditOf(classroom) with { JoinIsOpen = false })).Expect();

        Assert.Equal(RefusalKind.Closed, (await join.JoinAsync(await school.NewActorAsync("Park"), typed)).Refusal?.Kind);
    }

    [Theory]
    [CombinatorialStores]
    public async Task AClassKeepsOneTeacher(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var classroom = await school.NewClassAsync();
        var (learner, enrolment) = await school.NewLearnerAsync(classroom, "Lee");
        var people = school.Get<PeopleService>();
        var own = (await people.ListAsync(school.Teacher, classroom.Id)).Expect().Single(row => row.Role == ClassRole.Teacher);

        Assert.Equal(RefusalKind.Conflict,
            (await people.SetRoleAsync(school.Teacher, classroom.Id, own.Id, ClassRole.Learner)).Refusal?.Kind);
        Assert.Equal(RefusalKind.Conflict, (await people.RemoveAsync(school.Teacher, classroom.Id, own.Id, true)).Refusal?.Kind);
        (await people.SetRoleAsync(school.Teacher, classroom.Id, enrolment.Id, ClassRole.Teacher)).Expect();
        (await people.SetRoleAsync(learner, classroom.Id, own.Id, ClassRole.Learner)).Expect();
    }

    [Theory]
    [CombinatorialStores]
    public async Task NeighboursSeeNothingOfAClass(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var classroom = await school.NewClassAsync();
        var assignment = await school.NewAssignmentAsync(classroom);
        var neighbour = await school.NewActorAsync("Neighbour", isTeacher: true);

        Assert.Empty(await school.Get<ClassService>().ListAsync(neighbour));
        Assert.Empty(await school.Get<AssignmentService>().ListAsync(neighbour, classroom.Id));
        Assert.Equal(RefusalKind.NotFound, (await school.Get<PeopleService>().ListAsync(neighbour, classroom.Id)).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await school.Get<AssignmentService>().FindAsync(neighbour, assignment.Id)).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await school.Get<AssignmentService>().RestoreAsync(neighbour, assignment.Id)).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await school.TrySubmitAsync(neighbour, assignment.Items[0], "1")).Refusal?.Kind);
    }

    [Theory]
    [InlineData("", "Asia/Seoul", 1, 2)]
    [InlineData("A", "Mars/Olympus", 1, 2)]
    [InlineData("A", "Asia/Seoul", 3, 2)]
    public async Task WhatCannotBeIsRefused(string name, string zone, int start, int end)
    {
        await using var school = await School.OpenAsync(Store.Sqlite, server);

        var made = await school.Get<ClassService>()
            .CreateAsync(school.Teacher, new(name, zone, "", new(2027, start, 1), new(2027, end, 1)));

        Assert.Equal(RefusalKind.Invalid, made.Refusal?.Kind);
    }

    static ClassEdit EditOf(Classroom row) => new(row.Name, row.Zone, row.Term, row.TermStart, row.TermEnd, row.JoinIsOpen);
}
