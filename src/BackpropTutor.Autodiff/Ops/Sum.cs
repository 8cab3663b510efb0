using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>The sum of all entries, or along one axis; <paramref name="KeepDims"/> keeps that axis with length 1. Its gradient is the
/// upstream, repeated.</summary>
public sealed record Sum(int? Axis, bool KeepDims) : Reduction(Axis, KeepDims), IOp
{
    public static IEnumerable<Probe> Probes => Cases((axis, keep) => new Sum(axis, keep), Interval.All);

    public static IEnumerable<Function> Functions => [Function.Reduction((axis, keep) => new Sum(axis, keep), "sum", "Σ")];

    public override string Name => "sum";

    protected override double Reduce(ReadOnlySpan<double> entries)
    {
        var sum = 0.0;
        foreach (var entry in entries)
        {
            sum += entry;
        }

        return sum;
    }

    protected override Node ReducedPullback(Node self, Node spread) => spread;
}
