using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Classes;

/// <summary>A class in a list.</summary>
/// <param name="Role">The actor's own; null for an administrator from outside.</param>
public sealed record ClassSummary(Classroom Classroom, ClassRole? Role, int Learners, int Assignments);
