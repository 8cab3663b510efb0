using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Verdicts;

/// <summary>The check of a solved item as courses teach it: each entry by differences, by reverse mode and as the learner has it.</summary>
/// <param name="At">The variables' numbers: the question's own, or those of one of the points where a formula was compared.</param>
/// <param name="Shape">Of the answer; <paramref name="Rows"/> are its entries, row-major, the first <see cref="MostRows"/> of them.</param>
/// <param name="Step">The ε of the central difference (f(x + ε) − f(x − ε)) / 2ε.</param>
public sealed record CheckTable(ImmutableDictionary<string, Tensor> At, Shape Shape, ImmutableArray<CheckRow> Rows, double Step)
{
    /// <summary>Longer answers are shown up to here.</summary>
    public const int MostRows = 64;
}

/// <summary>One entry.</summary>
/// <param name="Numeric">By central differences of the function; null where nothing is differentiated.</param>
/// <param name="Analytic">By reverse mode, or the value asked for.</param>
/// <param name="Own">The learner's.</param>
/// <param name="RelativeError">|own − n| / max(|own|, |n|) with n the numeric one, else the analytic one; 0 where both are 0.</param>
public sealed record CheckRow(double? Numeric, double Analytic, double Own, double RelativeError);
