using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>The mean of all entries, or along one axis. Each entry receives the upstream divided by how many there are.</summary>
public sealed record Mean(int? Axis, bool KeepDims) : Reduction(Axis, KeepDims), IOp
{
    public static IEnumerable<Probe> Probes => Cases((axis, keep) => new Mean(axis, keep), Interval.All);

    public static IEnumerable<Function> Functions => [Function.Reduction((axis, keep) => new Mean(axis, keep), "mean")];

    public override string Name => "mean";

    protected override double Reduce(ReadOnlySpan<double> entries)
    {
        var sum = 0.0;
        foreach (var entry in entries)
        {
            sum += entry;
        }

        return sum / entries.Length;
    }

    protected override Node ReducedPullback(Node self, Node spread) => spread / (double)LengthOf(self.Inputs[0].Shape);
}
