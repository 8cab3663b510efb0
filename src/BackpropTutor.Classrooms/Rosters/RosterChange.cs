using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Rosters;

/// <summary>What a row of a roster does.</summary>
/// <param name="Present">Who is in the class already; null for somebody new.</param>
/// <param name="Changes">What becomes otherwise, as <c>name: old → new</c>.</param>
public sealed record RosterChange(RosterChangeKind Kind, RosterRow Row, Enrolment? Present, IReadOnlyList<string> Changes);
