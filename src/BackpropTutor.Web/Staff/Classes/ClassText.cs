using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Classes;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Web.Staff.Parts;

namespace BackpropTutor.Web.Staff.Classes;

/// <summary>What is typed of a class.</summary>
public sealed class ClassText
{
    const int DaysOfTerm = 112;

    public string Name { get; set; } = "";

    public string Zone { get; set; } = "UTC";

    public string Term { get; set; } = "";

    public string Start { get; set; } = "";

    public string End { get; set; } = "";

    public bool JoinIsOpen { get; set; } = true;

    public static ClassText Of(Classroom classroom) => new()
    {
        Name = classroom.Name,
        Zone = classroom.Zone,
        Term = classroom.Term,
        Start = Wall.Field(classroom.TermStart),
        End = Wall.Field(classroom.TermEnd),
        JoinIsOpen = classroom.JoinIsOpen,
    };

    /// <summary>A term of sixteen weeks from that day.</summary>
    public static ClassText ForTermFrom(DateOnly day) => new() { Start = Wall.Field(day), End = Wall.Field(day.AddDays(DaysOfTerm)) };

    public Result<ClassEdit> ToEdit() => Wall.ReadDay(Start) is { } start && Wall.ReadDay(End) is { } end
        ? new ClassEdit(Name, Zone, Term, start, end, JoinIsOpen)
        : Refusal.Invalid("The term needs a first and a last day.", "학기의 첫날과 마지막 날이 있어야 해요.");
}
