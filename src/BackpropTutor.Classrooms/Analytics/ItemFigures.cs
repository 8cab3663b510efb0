using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Analytics;

/// <summary>
/// How a class did with one exercise; n is <paramref name="Tried"/>, or <paramref name="Solved"/> where it says “until right”.
/// </summary>
/// <param name="MeanAttempts">Counted answers of each who tried.</param>
/// <param name="MedianTime">From the first look until right; null where nobody solved it.</param>
/// <param name="MeanHints">Open at the last answer.</param>
/// <param name="Mistakes">Diagnosis and node, with the number of learners.</param>
public sealed record ItemFigures(
    AssignmentItem Item, int Tried, int Solved, double MeanAttempts, TimeSpan? MedianTime, double MeanHints,
    IReadOnlyList<(string Diagnosis, string? Node, int Learners)> Mistakes, int Unexplained, IReadOnlyList<VariantFigures> Variants);
