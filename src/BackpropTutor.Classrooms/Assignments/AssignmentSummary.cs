using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Assignments;

/// <summary>An assignment in a list, with the dates that hold for whoever looks.</summary>
/// <param name="Learner">The actor's own place in the class; null for an administrator from outside.</param>
public sealed record AssignmentSummary(Classroom Classroom, Assignment Assignment, Timing Timing, Enrolment? Learner);
