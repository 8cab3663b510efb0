namespace BackpropTutor.Grading.Judging;

/// <summary>What rounding may do to an answer at one point.</summary>
/// <param name="Noise">How far it may move each entry's distance from the key.</param>
/// <param name="TurnsComparisons">
/// Whether it decides a comparison of the answer, as of (y + p) − y > p: then what the answer says there is neither right nor wrong.
/// </param>
sealed record RoundingEffect(double[] Noise, bool TurnsComparisons);
