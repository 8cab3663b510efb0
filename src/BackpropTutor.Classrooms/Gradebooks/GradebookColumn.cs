using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Gradebooks;

/// <summary>One exercise of one assignment.</summary>
public sealed record GradebookColumn(Assignment Assignment, AssignmentItem Item)
{
    public string Heading => $"{Assignment.Title}: {Item.Title}";
}
