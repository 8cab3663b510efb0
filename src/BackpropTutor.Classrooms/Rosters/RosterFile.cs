namespace BackpropTutor.Classrooms.Rosters;

/// <summary>A roster that could be read.</summary>
/// <param name="Problems">Rows that could not be, with their lines.</param>
public sealed record RosterFile(string Encoding, IReadOnlyList<RosterRow> Rows, IReadOnlyList<RosterProblem> Problems);
