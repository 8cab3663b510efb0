using System.Collections.Immutable;

namespace BackpropTutor.Grading.Verdicts;

/// <summary>Ids of diagnoses that no single misconception file owns.</summary>
public static class DiagnosisIds
{
    public const string Transposed = "transposed";
    public const string NumeratorLayout = "numerator-layout";
    public const string WrongShape = "wrong-shape";
    public const string WrongEntries = "wrong-entries";

    /// <summary>A mistake that the author foresaw and gave no id.</summary>
    public const string Stated = "stated";
    public const string RoundedTooEarly = "rounded-too-early";
    public const string MoreDigits = "more-digits";

    /// <summary>Letters were typed where numbers are wanted.</summary>
    public const string NumbersWanted = "numbers-wanted";
    public const string CarriedForward = "carried-forward";
    public const string BrokenExercise = "broken-exercise";

    /// <summary>A line of code changes another name than it should, or none.</summary>
    public const string WrongTarget = "wrong-target";

    /// <summary>A line of code changes the right name by the right value in the wrong way.</summary>
    public const string WrongOperator = "wrong-operator";

    /// <summary>A step stands before one that it needs.</summary>
    public const string WrongOrder = "wrong-order";

    internal static ImmutableArray<string> All { get; } =
    [
        Transposed, NumeratorLayout, WrongShape, WrongEntries, Stated, RoundedTooEarly, MoreDigits, NumbersWanted, CarriedForward,
            BrokenExercise, WrongOrder,
        WrongTarget, WrongOperator,
    ];
}
