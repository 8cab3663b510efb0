using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Lessons.Blocks.Graphs;

/// <summary>Differentiates one box by each of its inputs: pattern, entries where there are few, and what it sends back.</summary>
static class LocalPass
{
    /// <summary>A larger Jacobian could not be read, so it is not formed.</summary>
    const long MostEntries = 256;

    const string UpstreamName = "upstream gradient";

    public static IEnumerable<GraphEdge> Of(GraphNode node, Cut cut, ImmutableArray<GraphNode> nodes)
    {
        if (cut.Inputs.IsEmpty)
        {
            return [];
        }

        var backward = Backward.Of(cut.Body, Node.Variable(UpstreamName, cut.Body.Shape));
        var values = cut.Inputs.Select((input, i) => (((Variable)input.Op).Symbol, nodes[cut.Sources[i]].Value))
            .ToDictionary(pair => pair.Symbol, pair => pair.Value, StringComparer.Ordinal);
        return cut.Inputs.Select((input, i) => new GraphEdge(
            0, cut.Sources[i], node.Index,
            Local(input, cut, backward, values, node.Index, ComposedStructure.Of(cut.Body, input)),
            node.Upstream is { } upstream && backward.Reaches(input) ? Send(backward, input, values, upstream) : null)).ToList();
    }

    static LocalGradient Local(Node input, Cut cut, Backward backward, Dictionary<string, Tensor> values, int self,
        JacobianStructure structure)
    {
        var entries = structure.Rows * structure.Columns <= MostEntries ? Jacobian(input, cut, backward, values) : null;
        var made = Graph.Of(backward.GradientOf(input));
        var from = cut.Inputs.Zip(cut.Sources).Where(pair => made.Contains(pair.First)).Select(pair => pair.Second);
        return new(structure, entries, [.. made.Contains(cut.Body) ? from.Append(self) : from]);
    }

    /// <summary>A pullback of each unit vector is one row.</summary>
    static Tensor Jacobian(Node input, Cut cut, Backward backward, Dictionary<string, Tensor> values)
    {
        var (rows, columns) = ((int)cut.Body.Shape.Count, (int)input.Shape.Count);
        var entries = new double[rows * columns];
        for (var row = 0; row < rows; row++)
        {
            var unit = new double[rows];
            unit[row] = 1;
            Send(backward, input, values, Tensor.Of(cut.Body.Shape, unit)).Values.CopyTo(entries.AsSpan(row * columns));
        }

        return Tensor.Of(Shape.Matrix(rows, columns), entries);
    }

    static Tensor Send(Backward backward, Node input, Dictionary<string, Tensor> values, Tensor upstream)
    {
        var gradient = backward.GradientOf(input);
        return Run.Of(Graph.Of(gradient), new Dictionary<string, Tensor>(values,
            StringComparer.Ordinal)
        { [UpstreamName] = upstream })[gradient];
    }
}
