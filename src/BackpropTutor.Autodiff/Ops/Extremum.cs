using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>
/// The entry that wins against all others, of all or along one axis. A tie has no gradient: it is reported, and by convention the tied
/// entries share the upstream equally, which is one of the subgradients.
/// </summary>
public abstract record Extremum(int? Axis, bool KeepDims) : Reduction(Axis, KeepDims)
{
    public sealed override bool IsExact => true;

    /// <summary>The winner of two numbers.</summary>
    protected abstract double Better(double one, double other);

    protected sealed override double Reduce(ReadOnlySpan<double> entries)
    {
        var best = entries.Length == 0 ? double.NaN : entries[0];
        foreach (var entry in entries)
        {
            best = Better(best, entry);
        }

        return best;
    }

    protected sealed override Node ReducedPullback(Node self, Node spread)
    {
        var winners = Node.Of(new Equal(), self.Inputs[0], Spread(self, self));
        return spread * winners / Spread(self, Node.Of(new Sum(Axis, KeepDims), winners));
    }

    /// <summary>Of the whole tensor it is <c>max</c>; along an axis PyTorch's max gives the places too, and amax does not.</summary>
    protected sealed override string InTorch => Axis is null ? Name : "a" + Name;

    public sealed override IEnumerable<Irregularity> Irregularities(IReadOnlyList<Tensor> inputs)
    {
        var lines = LinesOf(inputs[0].Shape);
        var line = new double[lines.Length];
        for (var i = 0; i < lines.Count && line.Length > 0; i++)
        {
            lines.Gather(inputs[0].Values, i, line);
            var best = line.Aggregate(Better);
            if (line.Count(entry => entry == best) > 1)
            {
                yield return new(IrregularityKind.Tie, 0, lines.StartOf(i) + (Array.IndexOf(line, best) * lines.Inner),
                    Messages.Tie(Name, best));
            }
        }
    }
}
