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
