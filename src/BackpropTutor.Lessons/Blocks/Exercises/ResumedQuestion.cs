namespace BackpropTutor.Lessons.Blocks.Exercises;

/// <summary>The question that is asked now.</summary>
/// <param name="Variant">Which set of other numbers; 0 where there is none of the wanted number.</param>
/// <param name="Markup">HTML of the question; null for the author's own, which the page has.</param>
/// <param name="Costs">Of each hint, in percent of the score.</param>
public sealed record ResumedQuestion(int Variant, string? Markup, int[] Costs, bool IsSolved);
