using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Access;

/// <summary>An assignment that the actor may do the asked for with; its items are in order.</summary>
public sealed record AssignmentAccess(Assignment Assignment, ClassAccess Class);
