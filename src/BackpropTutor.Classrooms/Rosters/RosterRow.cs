using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Rosters;

/// <summary>One person of a file.</summary>
/// <param name="Line">Of the file, counted from one.</param>
public sealed record RosterRow(int Line, string Name, string? Email, string? RosterId, string? Section, ClassRole Role);
