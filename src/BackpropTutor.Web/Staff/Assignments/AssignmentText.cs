using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Assignments;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Web.Staff.Parts;

namespace BackpropTutor.Web.Staff.Assignments;

/// <summary>What is typed of an assignment: dates as on the class's wall, shares in percent.</summary>
public sealed class AssignmentText
{
    static readonly TimeSpan Opening = TimeSpan.FromHours(9);

    public string Title { get; set; } = "";

    public string Introduction { get; set; } = "";

    public string Opens { get; set; } = "";

    public string Due { get; set; } = "";

    public bool TakesLate { get; set; }

    public string LateUntil { get; set; } = "";

    public double LatePercent { get; set; } = 50;

    public int? MostAttempts { get; set; }

    public double AttemptCost { get; set; }

    public bool HintsAreOpen { get; set; } = true;

    public double? HintCost { get; set; }

    public SolutionRule Solutions { get; set; } = SolutionRule.AfterClosing;

    public bool SameNumbers { get; set; }

    public double Weight { get; set; } = 1;

    public bool IsPublished { get; set; }

    public List<ItemText> Items { get; } = [];

    /// <summary>Open from nine in the morning of a day, for a week.</summary>
    public static AssignmentText For(DateTimeOffset now, string zone)
    {
        var opens = Classrooms.Classes.ClassClock.ToWall(now, zone).Date + Opening;
        DateTimeOffset On(int day) => Classrooms.Classes.ClassClock.FromWall(opens.AddDays(day), zone);
        return new() { Opens = Wall.Field(On(0), zone), Due = Wall.Field(On(7), zone), LateUntil = Wall.Field(On(9), zone) };
    }

    public static AssignmentText Of(Assignment assignment, string zone)
    {
        var text = new AssignmentText
        {
            Title = assignment.Title,
            Introduction = assignment.Introduction,
            Opens = Wall.Field(assignment.OpensAt, zone),
            Due = Wall.Field(assignment.DueAt, zone),
            TakesLate = assignment.LateUntil is not null,
            LateUntil = Wall.Field(assignment.LateUntil, zone),
            LatePercent = Percent(assignment.LateShare),
            MostAttempts = assignment.MostAttempts,
            AttemptCost = Percent(assignment.AttemptCost),
            HintsAreOpen = assignment.HintsAreOpen,
            HintCost = assignment.HintCost is { } cost ? Percent(cost) : null,
            Solutions = assignment.Solutions,
            SameNumbers = assignment.SameNumbers,
            Weight = assignment.Weight,
            IsPublished = assignment.IsPublished,
        };
        text.Items.AddRange(assignment.Items.Select(item => new ItemText { Id = item.Id, Title = item.Title, Points = item.Points }));
        return text;
    }

    public Result<AssignmentEdit> ToEdit(string zone)
    {
        var late = TakesLate ? Wall.Read(LateUntil, zone) : null;
        return Wall.Read(Opens, zone) is { } opens && Wall.Read(Due, zone) is { } due && (!TakesLate || late is not null)
            ? new AssignmentEdit(
                Title, Introduction, opens, due, late, LatePercent / 100, MostAttempts, AttemptCost / 100, HintsAreOpen, HintCost / 100,
                Solutions, SameNumbers, Weight, IsPublished, Items.ConvertAll(item => item.ToEdit()))
            : Refusal.Invalid("Each date needs a day and an hour.", "날짜마다 날과 시각이 있어야 해요.");
    }

    /// <summary>Without what a binary fraction adds to it.</summary>
    static double Percent(double share) => Math.Round(100 * share, 6);
}
