using System.Collections.Immutable;
using BackpropTutor.Grading.Verdicts;

namespace BackpropTutor.Lessons.Checking;

/// <summary>An answer as it was typed and what the grader said of it.</summary>
/// <param name="Score">Between 0 and 1.</param>
/// <param name="Hints">How many were open then.</param>
public sealed record JudgedText(string Answer, VerdictKind Kind, double Score, ImmutableArray<Diagnosis> Diagnoses, int Hints);
