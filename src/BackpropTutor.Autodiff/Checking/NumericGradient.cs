using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Checking;

/// <summary>
/// The gradient of a scalar output with respect to any node before it, from values alone: the node's entries are moved one at a time,
/// whatever they were computed from, and the output is watched.
/// </summary>
public sealed class NumericGradient
{
    readonly Graph graph;
    readonly Variable moved;
    readonly Tensor at;
    readonly Dictionary<string, Tensor> point;

    /// <param name="point">A value for each variable; it is copied.</param>
    /// <exception cref="ArgumentException">The output is not a scalar.</exception>
    public NumericGradient(Node output, Node source, IReadOnlyDictionary<string, Tensor> point)
    {
        if (!output.Shape.IsScalar)
        {
            throw new ArgumentException($"The output is {output.Shape}: pair it with a cotangent first, so that it is a scalar.",
                nameof(output));
        }

        // A name that no text can spell, so that it meets no variable of the program.
        var variable = Node.Variable("(moved)", source.Shape);
        moved = (Variable)variable.Op;
        var pinned = Substitution.In(output, new Dictionary<Node, Node> { [source] = variable });
        graph = Graph.Of(Stabilised.Of(pinned)[pinned]);
        at = Run.Of(Graph.Of(source), point)[source];
        this.point = new(point, StringComparer.Ordinal);
    }

    /// <summary>Multiplications that one entry costs, counted from the shapes.</summary>
    public long WorkOfEntry => Work.Of(graph) * Differences.Evaluations;

    /// <summary>Every <paramref name="stride"/>th entry, in the node's shape; the others are NaN.</summary>
    public Tensor Sample(int stride = 1)
    {
        var numeric = new double[at.Values.Length];
        Array.Fill(numeric, double.NaN);
        for (var i = 0; i < numeric.Length; i += stride)
        {
            numeric[i] = SlopeAt(i).Value;
        }

        return new Tensor(at.Shape, numeric);
    }

    /// <summary>∂output/∂entry with its error, and whether there is a kink.</summary>
    public Slope SlopeAt(int entry) => Differences.At(value => OutputWith(entry, value), at[entry]);

    double OutputWith(int entry, double value)
    {
        var values = at.Values.ToArray();
        values[entry] = value;
        point[moved.Symbol] = new Tensor(at.Shape, values);
        return Run.Of(graph, point)[graph.Outputs[0]].Number;
    }
}
