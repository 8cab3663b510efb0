using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>
/// The smallest entry, of all or along one axis. A tie has no gradient: it is reported, and by convention the tied entries share the
/// upstream equally, which is one of the subgradients.
/// </summary>
public sealed record Min(int? Axis, bool KeepDims) : Reduction(Axis, KeepDims), IOp
{
    public static IEnumerable<Probe> Probes => Cases((axis, keep) => new Min(axis, keep), new(-3, 3));

    public override string Name => "min";

    protected override string NameAlongAxisInTorch => "amin";

    protected override double Reduce(ReadOnlySpan<double> entries)
    {
        var best = entries.Length == 0 ? double.NaN : entries[0];
        foreach (var entry in entries)
        {
            best = Math.Min(best, entry);
        }

        return best;
    }

    protected override Node ReducedPullback(Node self, Node spread)
    {
        var winners = Node.Of(new Equal(), self.Inputs[0], Spread(self, self));
        return spread * winners / Spread(self, Node.Of(new Sum(Axis, KeepDims), winners));
    }

    public override IEnumerable<Irregularity> Irregularities(IReadOnlyList<Tensor> inputs) => Ties(inputs[0], Math.Min);
}
