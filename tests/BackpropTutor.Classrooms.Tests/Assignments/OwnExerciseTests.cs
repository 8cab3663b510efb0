using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Assignments;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Classrooms.Tests.Support;

namespace BackpropTutor.Classrooms.Tests.Assignments;

public sealed class OwnExerciseTests(PostgresServer server)
{
    const string Facts = """
        models:
          m:
            program: y = w*x*x
            values: {w: 3, x: 2}
        exercises:
          a:
            kind: formula
            model: m
            ask: {en: "The slope of $y$ along $w$?", ko: "$y$를 $w$로 미분하면?"}
            answer: dy/dw
        """;

    const string Text = "Look.\n\n::: exercise a\n";

    [Theory]
    [CombinatorialStores]
    public async Task AnOwnExerciseIsPinnedAsItIsWhenItIsUsed(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var own = school.Get<OwnExerciseService>();
        var exercise = (await own.SaveAsync(school.Teacher, null, "My own: “x”", Facts, Text, Text)).Expect();
        Assert.Empty(own.Check(exercise).Mistakes.Where(mistake => !mistake.Message.Contains("typeset", StringComparison.Ordinal)));
        var classroom = await school.NewClassAsync();
        var (learner, _) = await school.NewLearnerAsync(classroom, "Lee");
        var assignment = await school.NewAssignmentAsync(classroom, edit =>
            edit with { Items = [new(null, "Own", 4, OwnExerciseId: exercise.Id, Exercise: "a")] });

        (await own.SaveAsync(school.Teacher, exercise.Id, "My own", Facts.Replace("dy/dw", "dy/dx", StringComparison.Ordinal), Text, Text))
            .Expect();
        (await own.DeleteAsync(school.Teacher, exercise.Id)).Expect();

        Assert.Equal(AnswerOutcome.Correct, (await school.SubmitAsync(learner, assignment.Items[0], "x^2")).Kept.Outcome);
    }

    [Theory]
    [InlineData("models: [")]
    [InlineData("exercises:\n  a:\n    kind: formula\n")]
    [InlineData("id: \"4.2\"\nexercises: {}\n")]
    [InlineData("")]
    public async Task ABrokenTextIsToldAndCannotBeUsed(string facts)
    {
        await using var school = await School.OpenAsync(Store.Sqlite, server);
        var own = school.Get<OwnExerciseService>();
        var exercise = (await own.SaveAsync(school.Teacher, null, "Broken", facts, Text, null)).Expect();

        Assert.NotEmpty(own.Read(exercise).Mistakes);
        var classroom = await school.NewClassAsync();
        var made = await school.Get<AssignmentService>().CreateAsync(
            school.Teacher, classroom.Id,
            school.EditOf() with { Items = [new(null, "Own", 4, OwnExerciseId: exercise.Id, Exercise: "a")] });
        Assert.Equal(RefusalKind.Invalid, made.Refusal?.Kind);
    }

    [Fact]
    public async Task HostileTextIsBoundedAndANeighboursIsNotFound()
    {
        await using var school = await School.OpenAsync(Store.Sqlite, server);
        var own = school.Get<OwnExerciseService>();
        var exercise = (await own.SaveAsync(school.Teacher, null, "Hostile", Facts, string.Concat(Enumerable.Repeat("[a](", 20_000)), null))
            .Expect();
        var neighbour = await school.NewActorAsync("Neighbour", isTeacher: true);

        Assert.NotEmpty(own.Read(exercise).Mistakes);
        Assert.Equal(RefusalKind.NotFound, (await own.FindAsync(neighbour, exercise.Id)).Refusal?.Kind);
        Assert.Equal(RefusalKind.Invalid,
            (await own.SaveAsync(school.Teacher, null, "Long", new string('x', 100_001), "", null)).Refusal?.Kind);
        Assert.Equal(RefusalKind.Forbidden,
            (await own.SaveAsync(await school.NewActorAsync("Learner"), null, "A", Facts, Text, null)).Refusal?.Kind);
    }

    [Theory]
    [CombinatorialStores]
    public async Task WhatAnAssignmentCannotBeIsRefused(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var classroom = await school.NewClassAsync();
        var edit = school.EditOf();
        AssignmentEdit[] wrong =
        [
            edit with { Title = " " }, edit with { DueAt = edit.OpensAt }, edit with { LateUntil = edit.DueAt },
            edit with { LateShare = 1.1 },
            edit with { LateShare = double.NaN }, edit with { AttemptCost = -0.1 }, edit with { MostAttempts = 0 },
            edit with { HintCost = 2 },
            edit with { Weight = double.PositiveInfinity }, edit with { Items = [edit.Items[0] with { Points = -1 }] },
            edit with { Items = [edit.Items[0] with { Title = "" }] },
            edit with { Items = [.. Enumerable.Repeat(edit.Items[0], 101)] },
        ];

        foreach (var one in wrong)
        {
            Assert.Equal(RefusalKind.Invalid,
                (await school.Get<AssignmentService>().CreateAsync(school.Teacher, classroom.Id, one)).Refusal?.Kind);
        }

        var none = edit with { Items = [edit.Items[0] with { Exercise = "z" }] };
        Assert.Equal(RefusalKind.NotFound,
            (await school.Get<AssignmentService>().CreateAsync(school.Teacher, classroom.Id, none)).Refusal?.Kind);
        Assert.Empty(await school.Get<AssignmentService>().ListAsync(school.Teacher, classroom.Id));
    }

    [Theory]
    [CombinatorialStores]
    public async Task AnAnsweredExerciseStaysAndADeletedAssignmentComesBack(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var classroom = await school.NewClassAsync();
        var (learner, _) = await school.NewLearnerAsync(classroom, "Lee");
        var (service, assignment) = (school.Get<AssignmentService>(), await school.NewAssignmentAsync(classroom));
        await school.SubmitAsync(learner, assignment.Items[1], "w");
        ItemEdit[] kept = [.. assignment.Items.Select(item => new ItemEdit(item.Id, item.Title, 7))];

        Assert.Equal(RefusalKind.Conflict,
            (await service.EditAsync(school.Teacher, assignment.Id, school.EditOf() with { Items = [kept[0]] })).Refusal?.Kind);
        (await service.EditAsync(school.Teacher, assignment.Id, school.EditOf() with { Items = [kept[1]], Title = "Renamed" })).Expect();
        (await service.DeleteAsync(school.Teacher, assignment.Id)).Expect();
        Assert.Empty(await service.ListAsync(learner));
        Assert.Single((await service.ListDeletedAsync(school.Teacher, classroom.Id)).Expect());
        (await service.RestoreAsync(school.Teacher, assignment.Id)).Expect();

        var found = Assert.Single(await service.ListAsync(learner)).Assignment;
        Assert.Equal(("Renamed", 1, 7.0), (found.Title, found.Items.Count, found.Items[0].Points));
    }

    [Theory]
    [CombinatorialStores]
    public async Task TeachersMayUseAnExerciseForTheFirstTimeAtTheSameMoment(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        Classroom[] classrooms = [await school.NewClassAsync(), await school.NewClassAsync(), await school.NewClassAsync(),
            await school.NewClassAsync()];

        var made = await Task.WhenAll(classrooms.Select(classroom => Task.Run(() => school.NewAssignmentAsync(classroom))));

        Assert.Single(made.Select(assignment => assignment.Items[0].VersionId).Distinct());
    }
}
