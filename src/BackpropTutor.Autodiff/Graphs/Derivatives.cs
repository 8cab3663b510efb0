using System.Collections.Immutable;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Graphs;

/// <summary>A differentiation in numbers, at one point. Each figure is computed when it is first asked for.</summary>
public sealed class Derivatives
{
    readonly Differentiation differentiation;
    readonly GrowingRun run;

    internal Derivatives(Differentiation differentiation, IReadOnlyDictionary<string, Tensor> point)
    {
        this.differentiation = differentiation;
        run = GrowingRun.Of(Graph.Of(differentiation.Graph.Nodes.Select(differentiation.ValueOf)), point);
    }

    public Tensor Value(Node node) => run.Extend(differentiation.ValueOf(node));

    /// <summary>∂output/∂node, in the node's shape.</summary>
    public Tensor Gradient(Node node) => run.Extend(differentiation.GradientOf(node));

    /// <summary>What the consumer sends along the edge; null where the input is not differentiated.</summary>
    public Tensor? Downstream(Edge edge) => differentiation.DownstreamOf(edge) is { } node ? run.Extend(node) : null;

    /// <summary>∂consumer/∂source alone, a row for each of the consumer's entries and a column for each of the source's, both
    /// row-major.</summary>
    /// <exception cref="InvalidOperationException">It would have more than <paramref name="limit"/> entries: show its structure
    /// instead.</exception>
    public double[,] Local(Edge edge, int limit = 10_000)
    {
        var structure = edge.Structure;
        if (structure.Rows * (double)structure.Columns > limit)
        {
            throw new InvalidOperationException(
                $"The local Jacobian would be {structure.Rows} × {structure.Columns}, more than {limit} entries: show its structure "
                + $"instead.");
        }

        return Jacobian.OfStep(edge, [.. edge.Consumer.Inputs.Select(Value)]);
    }

    /// <summary>Everywhere on the way to the output that a value is outside its op's domain, or at a kink or a tie.</summary>
    public ImmutableArray<(Node Node, Irregularity Irregularity)> Irregularities() =>
    [
        .. from node in Graph.Of(differentiation.Output).Nodes
           from irregularity in node.Op.Irregularities([.. node.Inputs.Select(Value)])
           where !Mended(node, irregularity)
           select (node, irregularity),
    ];

    /// <summary>ln p at a p that only rounds to 0 is no irregularity where it is computed from p's argument.</summary>
    bool Mended(Node node, Irregularity irregularity) =>
        irregularity.Kind == IrregularityKind.OutsideDomain && node.Op is Log && differentiation.ValueOf(node).Op is not Log
        && double.IsFinite(Value(node)[(int)irregularity.Entry]);
}
