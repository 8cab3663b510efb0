using BackpropTutor.Classrooms.Assignments;
using BackpropTutor.Classrooms.Classes;
using BackpropTutor.Classrooms.Exercises;
using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Tests.Assignments;

public sealed class ScheduleTests
{
    static readonly DateTimeOffset Opens = new(2027, 3, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly Guid Group = Guid.NewGuid();
    static readonly HashSet<Guid> InGroup = [Group];

    readonly Assignment assignment = new()
    {
        Title = "A",
        SeedKey = [],
        OpensAt = Opens,
        DueAt = Opens.AddDays(10),
        LateUntil = Opens.AddDays(12),
        LateShare = 0.5,
        MostAttempts = 3,
    };

    readonly Enrolment learner = new() { Name = "Lee" };

    [Fact]
    public void FullMarksUntilAndHalfUntilEachIncludeTheirMoment()
    {
        var timing = Schedule.Of(assignment);

        Assert.Equal(0, timing.CreditAt(Opens.AddTicks(-1)));
        Assert.Equal(1, timing.CreditAt(Opens));
        Assert.Equal(1, timing.CreditAt(timing.DueAt));
        Assert.Equal(0.5, timing.CreditAt(timing.DueAt.AddTicks(1)));
        Assert.Equal(0.5, timing.CreditAt(timing.ClosesAt));
        Assert.Equal(0, timing.CreditAt(timing.ClosesAt.AddTicks(1)));
        Assert.Equal([Opens, timing.DueAt, timing.ClosesAt, null],
            new[] { Opens.AddTicks(-1), Opens, timing.DueAt.AddTicks(1), timing.ClosesAt.AddTicks(1) }.Select(timing.NextChangeAfter));
    }

    [Fact]
    public void AnAccommodationLengthensTheTimeByItself()
    {
        learner.ExtraTime = 50;

        var timing = Schedule.Of(assignment, learner, new HashSet<Guid>());

        Assert.Equal(Opens.AddDays(15), timing.DueAt);
        Assert.Equal(Opens.AddDays(17), timing.LateUntil);
        Assert.True(timing.IsExtended);
    }

    [Fact]
    public void OfSeveralGroupsTheKindestCountsAndTheOwnDateBeforeAll()
    {
        assignment.Overrides =
        [
            new() { GroupId = Group, DueAt = Opens.AddDays(11) }, new() { GroupId = Group, DueAt = Opens.AddDays(13), MostAttempts = 5 },
            new() { GroupId = Guid.NewGuid(), DueAt = Opens.AddDays(90) },
        ];

        var shared = Schedule.Of(assignment, learner, InGroup);
        assignment.Overrides.Add(new() { EnrolmentId = learner.Id, DueAt = Opens.AddDays(9) });
        learner.ExtraTime = 100;
        var own = Schedule.Of(assignment, learner, InGroup);

        Assert.Equal((Opens.AddDays(13), (int?)5), (shared.DueAt, shared.MostAttempts));
        Assert.Null(shared.LateUntil);
        Assert.Equal(Opens.AddDays(9), own.DueAt);
    }

    [Fact]
    public void WithoutAnyOfTheseTheDatesAreTheAssignmentsOwn()
    {
        assignment.Overrides = [new() { EnrolmentId = Guid.NewGuid(), DueAt = Opens.AddDays(90) }];

        Assert.Equal(Schedule.Of(assignment), Schedule.Of(assignment, learner, InGroup));
    }

    /// <summary>Berlin in 2027: forward on March 28 at 02:00, back on October 31 at 03:00. New York and Seoul beside it.</summary>
    [Theory]
    [InlineData("Europe/Berlin", "2027-03-22T23:59", 7, "2027-03-29T23:59", 167)]
    [InlineData("Europe/Berlin", "2027-10-25T23:59", 7, "2027-11-01T23:59", 169)]
    [InlineData("Europe/Berlin", "2027-03-21T02:30", 7, "2027-03-28T03:30", 168)]
    [InlineData("Europe/Berlin", "2027-10-24T02:30", 7, "2027-10-31T02:30", 168)]
    [InlineData("America/New_York", "2027-03-08T09:00", 7, "2027-03-15T09:00", 167)]
    [InlineData("America/New_York", "2027-11-01T09:00", 7, "2027-11-08T09:00", 169)]
    [InlineData("Asia/Seoul", "2027-03-22T23:59", 7, "2027-03-29T23:59", 168)]
    [InlineData("Europe/Berlin", "2027-03-29T23:59", -7, "2027-03-22T23:59", -167)]
    public void AWeekLaterIsTheSameHourOnTheWall(string zone, string from, int days, string to, int hours)
    {
        var start = ClassClock.FromWall(DateTime.Parse(from, System.Globalization.CultureInfo.InvariantCulture), zone);

        var end = ClassClock.PlusDays(start, days, zone);

        Assert.Equal(to, ClassClock.ToWall(end, zone).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(hours, (end - start).TotalHours);
    }

    [Theory]
    [InlineData("2027-03-28", 23)]
    [InlineData("2027-10-31", 25)]
    public void ADayOfAChangeIsFullyOpenToItsLastMinute(string day, int hours)
    {
        const string zone = "Europe/Berlin";
        var date = DateTime.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        assignment.OpensAt = ClassClock.FromWall(date, zone);
        assignment.DueAt = ClassClock.FromWall(date.AddDays(1), zone);
        assignment.LateUntil = null;
        var timing = Schedule.Of(assignment, learner, InGroup);

        Assert.Equal(hours, (timing.DueAt - timing.OpensAt).TotalHours);
        var states = Enumerable.Range(0, (hours * 60) + 1).Select(minute => timing.StateAt(timing.OpensAt.AddMinutes(minute))).Distinct();
        Assert.Equal([AssignmentState.Open], states);
        Assert.Equal(AssignmentState.Closed, timing.StateAt(timing.OpensAt.AddHours(hours).AddSeconds(1)));
    }

    [Fact]
    public void NumbersFollowFromAssignmentExerciseAndLearnerAlone()
    {
        assignment.SeedKey = [1, 2, 3];
        var (item, other) = (Guid.NewGuid(), Guid.NewGuid());

        int[] Of(Guid exercise, Guid who) => [.. VariantChoice.Of(assignment, exercise, who, 99)];
        var everybody = Enumerable.Range(0, 400).Select(_ => Of(item, Guid.NewGuid())[0]).ToArray();

        Assert.Equal(Of(item, learner.Id), Of(item, learner.Id));
        Assert.NotEqual(Of(item, learner.Id), Of(other, learner.Id));
        Assert.All(everybody, variant => Assert.InRange(variant, 1, 99));
        Assert.True(everybody.Distinct().Count() > 80);
        assignment.SameNumbers = true;
        Assert.Equal(Of(item, learner.Id), Of(item, Guid.NewGuid()));
    }
}
