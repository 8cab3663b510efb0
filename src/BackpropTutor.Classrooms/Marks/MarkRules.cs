using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Marks;

/// <summary>What an assignment says about marks, beside its dates.</summary>
/// <param name="AttemptCost">The share of the marks that each wrong attempt takes.</param>
/// <param name="HintCost">The share that each hint takes; null leaves it to the exercise.</param>
public sealed record MarkRules(double AttemptCost, double? HintCost)
{
    public static MarkRules Of(Assignment assignment) => new(assignment.AttemptCost, assignment.HintCost);

    /// <param name="own">The share that the hints take by the exercise's own rule.</param>
    public double ShareAfterHints(int hints, double own) => Math.Clamp(1 - (HintCost is { } each ? each * hints : own), 0, 1);
}
