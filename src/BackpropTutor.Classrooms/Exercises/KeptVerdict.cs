using BackpropTutor.Classrooms.Model;
using BackpropTutor.Grading.Verdicts;

namespace BackpropTutor.Classrooms.Exercises;

/// <summary>What is kept of a verdict.</summary>
/// <param name="Canonical">The same for answers that say the same.</param>
/// <param name="Diagnoses">As <c>id@node</c>, a line each, the plainest first.</param>
/// <param name="Effect">What an unexplained answer does to the truth; null where it is explained or right.</param>
public sealed record KeptVerdict(AnswerOutcome Outcome, double Score, string Canonical, string Diagnoses, string? Effect, Verdict Verdict);
