using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Assignments;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Classrooms.Submissions;
using BackpropTutor.Classrooms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Tests.Submissions;

public sealed class SubmissionTests(PostgresServer server)
{
    [Theory]
    [CombinatorialStores]
    public async Task TheSameKeyIsOneSubmission(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var classroom = await school.NewClassAsync();
        var (learner, _) = await school.NewLearnerAsync(classroom, "Lee");
        var item = (await school.NewAssignmentAsync(classroom)).Items[1];
        var key = Guid.NewGuid();

        var first = await school.SubmitAsync(learner, item, "2*w*x", key);
        var second = await school.SubmitAsync(learner, item, "2*w*x", key);
        var together = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(_ => school.Get<SubmissionService>().SubmitAsync(learner, new(key, item.Id, "2*w*x"))));

        Assert.Equal(AnswerOutcome.Correct, first.Kept.Outcome);
        Assert.False(first.IsRepeated);
        Assert.True(second.IsRepeated);
        Assert.All(together, one => Assert.Equal(first.Kept.Id, one.Expect().Kept.Id));
        await using var context = await school.OpenContextAsync();
        Assert.Equal(1, await context.Submissions.CountAsync());
    }

    [Theory]
    [CombinatorialStores]
    public async Task ASyntaxMistakeAndTheSameWrongAnswerTwiceCostNothing(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var classroom = await school.NewClassAsync();
        var (learner, _) = await school.NewLearnerAsync(classroom, "Lee");
        var item = (await school.NewAssignmentAsync(classroom, edit => edit with { MostAttempts = 3, AttemptCost = 0.25 })).Items[1];

        Assert.Equal(3, (await school.SubmitAsync(learner, item, "2*w*(x")).AttemptsLeft);
        Assert.Equal(2, (await school.SubmitAsync(learner, item, "w*x")).AttemptsLeft);
        Assert.Equal(2, (await school.SubmitAsync(learner, item, " w x ")).AttemptsLeft);
        var right = await school.SubmitAsync(learner, item, "2 w x");

        Assert.Equal(1, right.AttemptsLeft);
        Assert.Equal(0.75, right.Mark.Share);
        Assert.Equal(2, right.Mark.Attempts);
    }

    [Theory]
    [CombinatorialStores]
    public async Task ExtendingAfterTheEndReopens(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var classroom = await school.NewClassAsync();
        var (learner, enrolment) = await school.NewLearnerAsync(classroom, "Lee");
        var (other, _) = await school.NewLearnerAsync(classroom, "Park");
        var assignment = await school.NewAssignmentAsync(classroom);
        school.Clock.Advance(TimeSpan.FromDays(9));

        Assert.Equal(RefusalKind.Closed, (await school.TrySubmitAsync(learner, assignment.Items[1], "2*w*x")).Refusal?.Kind);
        (await school.Get<ExtensionService>().SetAsync(
            school.Teacher, assignment.Id, new(enrolment.Id, null, null, school.Clock.Now.AddDays(2), null, null, "ill"))).Expect();

        Assert.Equal(1, (await school.SubmitAsync(learner, assignment.Items[1], "2*w*x")).Mark.Share);
        Assert.Equal(RefusalKind.Closed, (await school.TrySubmitAsync(other, assignment.Items[1], "2*w*x")).Refusal?.Kind);
    }

    /// <summary>Without that any time passes: what was remembered a moment ago must not be used.</summary>
    [Theory]
    [CombinatorialStores]
    public async Task AnExtensionAndItsEndShowAtOnce(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var classroom = await school.NewClassAsync();
        var (learner, enrolment) = await school.NewLearnerAsync(classroom, "Lee");
        var assignment = await school.NewAssignmentAsync(classroom);
        school.Clock.Advance(TimeSpan.FromDays(9));
        Task<Result<SubmissionReceipt>> TryAsync() =>
            school.Get<SubmissionService>().SubmitAsync(learner, new(Guid.NewGuid(), assignment.Items[1].Id, "2*w*x"));
        async Task ExtendAsync(DateTimeOffset? due) => (await school.Get<ExtensionService>().SetAsync(
            school.Teacher, assignment.Id, new(enrolment.Id, null, null, due, null, null, "ill"))).Expect();

        Assert.Equal(RefusalKind.Closed, (await TryAsync()).Refusal?.Kind);
        await ExtendAsync(school.Clock.Now.AddDays(2));
        Assert.True((await TryAsync()).Succeeded);
        await ExtendAsync(null);
        Assert.Equal(RefusalKind.Closed, (await TryAsync()).Refusal?.Kind);
    }

    [Theory]
    [CombinatorialStores]
    public async Task WhoLeavesOrLosesTheAssignmentCannotSubmitFromThenOn(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var classroom = await school.NewClassAsync();
        var (learner, enrolment) = await school.NewLearnerAsync(classroom, "Lee");
        var (other, _) = await school.NewLearnerAsync(classroom, "Park");
        var assignment = await school.NewAssignmentAsync(classroom);
        Task<Result<SubmissionReceipt>> TryAsync(Actor actor) =>
            school.Get<SubmissionService>().SubmitAsync(actor, new(Guid.NewGuid(), assignment.Items[1].Id, "2*w*x"));

        Assert.True((await TryAsync(learner)).Succeeded);
        await using (var context = await school.OpenContextAsync())
        {
            (await context.Enrolments.SingleAsync(row => row.Id == enrolment.Id)).LeftAt = school.Clock.Now;
            await context.SaveChangesAsync();
        }

        Assert.Equal(RefusalKind.NotFound, (await TryAsync(learner)).Refusal?.Kind);
        Assert.True((await TryAsync(other)).Succeeded);
        (await school.Get<AssignmentService>().DeleteAsync(school.Teacher, assignment.Id)).Expect();
        Assert.Equal(RefusalKind.NotFound, (await TryAsync(other)).Refusal?.Kind);
    }

    /// <summary>Another process has its own memory, so only time can tell it.</summary>
    [Theory]
    [CombinatorialStores]
    public async Task AnExtensionOfAnotherProcessShowsAfterASecond(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var classroom = await school.NewClassAsync();
        var (learner, enrolment) = await school.NewLearnerAsync(classroom, "Lee");
        var assignment = await school.NewAssignmentAsync(classroom);
        school.Clock.Advance(TimeSpan.FromDays(9));
        Assert.Equal(RefusalKind.Closed, (await school.TrySubmitAsync(learner, assignment.Items[1], "2*w*x")).Refusal?.Kind);

        await using (var context = await school.OpenContextAsync())
        {
            // A statement of its own passes by what notes the changes of this process.
            await context.Assignments.Where(row => row.Id == assignment.Id)
                .ExecuteUpdateAsync(change => change.SetProperty(row => row.DueAt, school.Clock.Now.AddDays(2)));
        }

        school.Clock.Advance(TimeSpan.FromSeconds(1));
        var kept = await school.Get<SubmissionService>().SubmitAsync(learner, new(Guid.NewGuid(), assignment.Items[1].Id, "2*w*x"));
        Assert.Equal(enrolment.Id, kept.Expect().Kept.EnrolmentId);
    }

    [Theory]
    [CombinatorialStores]
    public async Task ManyAtOnceEachSeeTheirOwnWork(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var classroom = await school.NewClassAsync();
        var assignment = await school.NewAssignmentAsync(classroom, edit => edit with { MostAttempts = 5 });
        var learners = new List<Actor>();
        for (var number = 0; number < 12; number++)
        {
            learners.Add((await school.NewLearnerAsync(classroom, $"L{number}")).Actor);
            for (var wrong = 0; wrong < number % 3; wrong++)
            {
                await school.SubmitAsync(learners[number], assignment.Items[1], wrong == 0 ? "w*x" : "x*x");
            }
        }

        var receipts = await Task.WhenAll(learners.Select(learner => school.Get<SubmissionService>().SubmitAsync(
            learner, new(Guid.NewGuid(), assignment.Items[1].Id, "2*w*x"))));
        var histories = await Task.WhenAll(from learner in learners
                                           from item in assignment.Items
                                           select school.Get<SubmissionService>().FindHistoryAsync(learner, item.Id));

        Assert.Equal(Enumerable.Range(0, 12).Select(number => (int?)(4 - (number % 3))), receipts.Select(one => one.Expect().AttemptsLeft));
        Assert.Equal(
            Enumerable.Range(0, 12).SelectMany(number => new[] { 0, 1 + (number % 3) }),
            histories.Select(one => one.Expect().Answers.Count));
    }

    [Theory]
    [CombinatorialStores]
    public async Task ADraftThatComesLateDoesNotWin(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var drafts = school.Get<DraftService>();

        await drafts.KeepAsync(school.Teacher, "item/1", "answer", "new", 5);
        await drafts.KeepAsync(school.Teacher, "item/1", "answer", "old", 4);
        await drafts.KeepAsync(school.Teacher, "item/1", "line 2", "other", 1);

        var kept = await drafts.FindAsync(school.Teacher, "item/1");
        Assert.Equal([("answer", "new"), ("line 2", "other")], kept.Select(draft => (draft.Field, draft.Text)).Order());
    }

    [Theory]
    [CombinatorialStores]
    public async Task LearnersGetOtherNumbersThatStayTheirOwn(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var classroom = await school.NewClassAsync();
        var assignment = await school.NewAssignmentAsync(classroom);
        var variants = new List<int>();
        for (var number = 0; number < 8; number++)
        {
            var (learner, _) = await school.NewLearnerAsync(classroom, $"L{number}");
            var place = (await school.Get<Workplaces>().FindAsync(learner, assignment.Items[0].Id)).Expect();
            school.Clock.Advance(TimeSpan.FromMinutes(1));
            var again = (await school.Get<Workplaces>().FindAsync(learner, assignment.Items[0].Id)).Expect();
            Assert.Equal(place.Variant!.Number, again.Variant!.Number);
            variants.Add(place.Variant!.Number);
            var key = place.Variant.AnswerKey.Key!.Values.ToArray()[0];
            Assert.Equal(AnswerOutcome.Correct,
                (await school.SubmitAsync(learner, assignment.Items[0], key.ToString("R", null))).Kept.Outcome);
        }

        Assert.DoesNotContain(0, variants);
        Assert.True(variants.Distinct().Count() > 4);
    }
}
