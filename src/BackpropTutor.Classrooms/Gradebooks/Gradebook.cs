using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Gradebooks;

/// <summary>All marks of a class, as its teachers see them: no drafts and no staff.</summary>
public sealed record Gradebook(Classroom Classroom, IReadOnlyList<GradebookColumn> Columns, IReadOnlyList<GradebookRow> Rows);
