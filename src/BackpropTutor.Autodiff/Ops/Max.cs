using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>
/// The greatest entry, of all or along one axis. A tie has no gradient: it is reported, and by convention the tied entries share the
/// upstream equally, which is one of the subgradients.
/// </summary>
public sealed record Max(int? Axis, bool KeepDims) : Reduction(Axis, KeepDims), IOp
{
    public static IEnumerable<Probe> Probes => Cases((axis, keep) => new Max(axis, keep), new(-3, 3));

    public override string Name => "max";

    protected override string NameAlongAxisInTorch => "amax";

    protected override double Reduce(ReadOnlySpan<double> entries)
    {
        var best = entries.Length == 0 ? double.NaN : entries[0];
        foreach (var entry in entries)
        {
            best = Math.Max(best, entry);
        }

        return best;
    }

    protected override Node ReducedPullback(Node self, Node spread)
    {
        var winners = Node.Of(new Equal(), self.Inputs[0], Spread(self, self));
        return spread * winners / Spread(self, Node.Of(new Sum(Axis, KeepDims), winners));
    }

    public override IEnumerable<Irregularity> Irregularities(IReadOnlyList<Tensor> inputs) => Ties(inputs[0], Math.Max);
}
