using System.Collections.Immutable;
using BackpropTutor.Grading.Verdicts;

namespace BackpropTutor.Grading.Misconceptions;

/// <summary>All that a diagnosis may say.</summary>
public static class KnownDiagnoses
{
    /// <summary>Every id that a diagnosis may carry, in the order of the alphabet; an author's own come beside them.</summary>
    public static ImmutableArray<string> Ids { get; } =
    [
        .. DiagnosisIds.All.Concat(Misconception.All.Select(misconception => misconception.Id)).Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal),
    ];
}
