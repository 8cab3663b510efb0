using BackpropTutor.Classrooms.Marks;
using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Gradebooks;

/// <summary>One learner.</summary>
/// <param name="Marks">In the order of the gradebook's columns.</param>
/// <param name="Total">Between 0 and 1: the weighted mean over the assignments that count.</param>
public sealed record GradebookRow(Enrolment Learner, IReadOnlyList<ItemMark> Marks, double Total);
