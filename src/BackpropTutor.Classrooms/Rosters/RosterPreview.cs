using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Rosters;

/// <summary>What an import would do, or has done.</summary>
/// <param name="NotNamed">People of the class whom the file does not name: they stay.</param>
public sealed record RosterPreview(RosterFile File, IReadOnlyList<RosterChange> Changes, IReadOnlyList<Enrolment> NotNamed);
