namespace BackpropTutor.Grading.Verdicts;

/// <summary>What was graded and by what, so that grading it again can be compared.</summary>
/// <param name="Seed">Of the points.</param>
/// <param name="Digest">A fingerprint of every number of every point, bit by bit.</param>
/// <param name="Engine">The version of the engine.</param>
public sealed record Replay(string ExerciseId, int Variant, ulong Seed, string Answer, int Points, ulong Digest, string Engine);
