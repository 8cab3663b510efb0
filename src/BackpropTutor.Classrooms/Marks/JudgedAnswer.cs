using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Marks;

/// <summary>What marking needs to know of one submission.</summary>
public sealed record JudgedAnswer(DateTimeOffset At, AnswerOutcome Outcome, double Score, string Canonical, int Hints, double HintCost);
