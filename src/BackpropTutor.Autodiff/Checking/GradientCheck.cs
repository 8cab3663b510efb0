using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Checking;

/// <summary>What a comparison with differences comes to.</summary>
public enum CheckVerdict
{
    /// <summary>The gradient equals the differences within what they can tell.</summary>
    Agrees,

    /// <summary>The differences are too noisy to say.</summary>
    Undecided,

    /// <summary>The function has a kink, a jump or the edge of its domain there.</summary>
    NotDifferentiableHere,

    /// <summary>The gradient is wrong: it differs by far more than the differences' own error.</summary>
    Disagrees,
}

/// <summary>One entry of a gradient beside its differences.</summary>
/// <param name="Entry">Row-major.</param>
/// <param name="RelativeError">|numeric − analytic| / max(|numeric|, |analytic|); 0 where both are 0.</param>
/// <param name="Estimate">The estimated error of the numeric figure itself.</param>
public sealed record EntryCheck(CheckVerdict Verdict, int Entry, double Numeric, double Analytic, double RelativeError, double Estimate);

/// <summary>
/// A gradient beside central differences of the function itself, entry by entry. The differences only ever evaluate the function, so a
/// mistake in the rules of differentiation cannot hide in them.
/// </summary>
/// <param name="Verdict">The gravest of the entries' verdicts: one wrong entry makes a wrong gradient.</param>
/// <param name="Entries">All entries, in row-major order.</param>
public sealed record GradientCheck(CheckVerdict Verdict, ImmutableArray<EntryCheck> Entries)
{
    /// <summary>Relative difference up to which a gradient is taken as equal.</summary>
    const double Tolerance = 1e-6;

    /// <summary>The entry that decided: of those with the gravest verdict, the one that is furthest off.</summary>
    public EntryCheck? Worst => Entries.Where(entry => entry.Verdict == Verdict).MaxBy(entry => entry.RelativeError);

    /// <summary>Checks a claimed ∂output/∂variable (in the variable's shape) of a scalar output at a point.</summary>
    public static GradientCheck Of(Node output, string variable, Tensor claimed, IReadOnlyDictionary<string, Tensor> point)
    {
        var graph = Graph.Of(Stabilised.Of(output)[output]);
        return Of(
            moved => Run.Of(graph, new Dictionary<string, Tensor>(point,
                StringComparer.Ordinal)
            { [variable] = moved })[graph.Outputs[0]].Number,
            point[variable], claimed);
    }

    /// <summary>Checks a claimed gradient of any function of one tensor.</summary>
    public static GradientCheck Of(Func<Tensor, double> function, Tensor at, Tensor claimed)
    {
        if (claimed.Values.Length != at.Values.Length)
        {
            throw new ArgumentException($"The gradient is {claimed.Shape}, but its variable is {at.Shape}: it needs an entry for each.",
                nameof(claimed));
        }

        var entries = ImmutableArray.CreateBuilder<EntryCheck>(at.Values.Length);
        for (var i = 0; i < at.Values.Length; i++)
        {
            var entry = i;
            entries.Add(Judge(entry, Differences.At(value => function(With(at, entry, value)), at[entry]), claimed[entry]));
        }

        var checks = entries.MoveToImmutable();
        return new(checks.IsEmpty ? CheckVerdict.Agrees : checks.Max(check => check.Verdict), checks);
    }

    static EntryCheck Judge(int entry, Slope slope, double claimed)
    {
        var size = Math.Max(Math.Abs(slope.Value), Math.Abs(claimed));
        var apart = Math.Abs(slope.Value - claimed);
        var relative = size == 0 ? 0 : double.IsFinite(apart / size) ? apart / size : double.PositiveInfinity;
        var verdict = slope.HasKink || slope.Diverges ? CheckVerdict.NotDifferentiableHere
            : !double.IsFinite(claimed) ? CheckVerdict.Disagrees
            : apart <= (Tolerance * size) + (2 * slope.Error)
                ? (slope.Error <= 1e-3 * Math.Max(size, 1e-6) ? CheckVerdict.Agrees : CheckVerdict.Undecided)
            : apart > 10 * slope.Error && slope.Settled ? CheckVerdict.Disagrees
            : CheckVerdict.Undecided;
        return new(verdict, entry, slope.Value, claimed, relative, slope.Error);
    }

    static Tensor With(Tensor tensor, int entry, double value)
    {
        var values = tensor.Values.ToArray();
        values[entry] = value;
        return new Tensor(tensor.Shape, values);
    }
}
