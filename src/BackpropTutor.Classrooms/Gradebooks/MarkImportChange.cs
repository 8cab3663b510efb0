using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Gradebooks;

/// <summary>A cell of a file that differs from the gradebook.</summary>
public sealed record MarkImportChange(int Line, Enrolment Learner, GradebookColumn Column, double Before, double After);
