using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Gradebooks;
using BackpropTutor.Classrooms.Marks;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Classrooms.Regrading;
using BackpropTutor.Classrooms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Tests.Marks;

public sealed class RegradeTests(PostgresServer server)
{
    /// <summary>As if the exercise had asked for the slope along w all the time.</summary>
    static readonly string Mended = TestContent.Facts.Replace(
        "ko: \"$y$를 $x$로 미분한 식은 무엇인가요?\"}\n    answer: dy/dx", "ko: \"$y$를 $x$로 미분한 식은 무엇인가요?\"}\n    answer: dy/dw",
        StringComparison.Ordinal);

    [Theory]
    [CombinatorialStores]
    public async Task MendingAnExerciseRegradesAllInOneListAndOnlyWhenAskedTo(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var (item, lee, _) = await TwoLearnersAsync(school);

        Assert.NotEqual(TestContent.Facts, Mended);
        school.Content.Write(Mended);
        var shown = await RegradeAsync(school, new(item.Id, null, TakeNewest: true, NeverLower: false, Really: false));
        Assert.Equal([("Lee", 5.0, 0.0), ("Park", 0.0, 5.0)], shown.Marks.Select(row => (row.Learner.Name, row.Before, row.After)));
        Assert.Equal(2, shown.Rejudged);
        Assert.Equal((5.0, 0.0), await PointsAsync(school, lee));

        var kept = await RegradeAsync(school, new(item.Id, null, TakeNewest: true, NeverLower: false, Really: true));
        Assert.Equal(shown.Marks.Select(row => row.After), kept.Marks.Select(row => row.After));
        Assert.Equal((0.0, 5.0), await PointsAsync(school, lee));
        Assert.Equal(0, (await RegradeAsync(school, new(item.Id, null, TakeNewest: true, NeverLower: false, Really: true))).Rejudged);
    }

    [Theory]
    [CombinatorialStores]
    public async Task NeverLowerLetsNobodyLose(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var (item, lee, _) = await TwoLearnersAsync(school);

        school.Content.Write(Mended);
        await RegradeAsync(school, new(item.Id, null, TakeNewest: true, NeverLower: true, Really: true));

        Assert.Equal((5.0, 5.0), await PointsAsync(school, lee));
    }

    [Theory]
    [CombinatorialStores]
    public async Task AnOverrideNeedsAReasonKeepsItsHistoryAndSurvivesARegrade(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var (item, lee, enrolment) = await TwoLearnersAsync(school);
        var marks = school.Get<MarkService>();

        Assert.Equal(RefusalKind.Invalid, (await marks.SetAsync(school.Teacher, item.Id, enrolment.Id, 3, " ")).Refusal?.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await marks.SetAsync(lee, item.Id, enrolment.Id, 5, "please")).Refusal?.Kind);
        (await marks.SetAsync(school.Teacher, item.Id, enrolment.Id, 3, "Copied.")).Expect();
        school.Clock.Advance(TimeSpan.FromMinutes(1));
        (await marks.SetAsync(school.Teacher, item.Id, enrolment.Id, 4.5, "Only a part.")).Expect();
        await RegradeAsync(school, new(item.Id, null, TakeNewest: false, NeverLower: false, Really: true));

        Assert.Equal((4.5, 0.0), await PointsAsync(school, lee));
        Assert.Equal([4.5, 3.0], (await marks.ListAsync(school.Teacher, item.Id, enrolment.Id)).Expect().Select(row => row.Points));
        school.Clock.Advance(TimeSpan.FromMinutes(1));
        (await marks.SetAsync(school.Teacher, item.Id, enrolment.Id, null, "Mistaken.")).Expect();
        Assert.Equal((5.0, 0.0), await PointsAsync(school, lee));
        await using var context = await school.OpenContextAsync();
        Assert.Equal(
            ["3", "4.5", null], await context.Audit.Where(row =>
                row.Action == AuditActions.MarkSet || row.Action == AuditActions.MarkWithdrawn).OrderBy(row => row.At)
                    .Select(row => row.After).ToListAsync());
    }

    static async Task<(AssignmentItem Item, Actor Lee, Enrolment Enrolment)> TwoLearnersAsync(School school)
    {
        var classroom = await school.NewClassAsync();
        var (lee, enrolment) = await school.NewLearnerAsync(classroom, "Lee");
        var (park, _) = await school.NewLearnerAsync(classroom, "Park");
        var item = (await school.NewAssignmentAsync(classroom)).Items[1];
        await school.SubmitAsync(lee, item, "2*w*x");
        await school.SubmitAsync(park, item, "x*x");
        return (item, lee, enrolment);
    }

    static async Task<RegradePlan> RegradeAsync(School school, RegradeRequest request) =>
        (await school.Get<RegradeService>().RegradeAsync(school.Teacher, request)).Expect();

    /// <summary>Of Lee and of Park in the formula.</summary>
    static async Task<(double Lee, double Park)> PointsAsync(School school, Actor lee)
    {
        await using var context = await school.OpenContextAsync();
        var classroom = await context.Enrolments.Where(row => row.AccountId == lee.AccountId).Select(row => row.ClassroomId).SingleAsync();
        var book = (await school.Get<GradebookService>().ReadAsync(school.Teacher, classroom)).Expect();
        return (book.Rows[0].Marks[1].Points, book.Rows[1].Marks[1].Points);
    }
}
