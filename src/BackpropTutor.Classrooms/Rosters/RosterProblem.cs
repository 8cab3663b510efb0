using BackpropTutor.Autodiff;

namespace BackpropTutor.Classrooms.Rosters;

/// <summary>Why a row was left out.</summary>
public sealed record RosterProblem(int Line, Bilingual Message);
