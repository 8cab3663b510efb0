using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Autodiff.Graphs;

/// <summary>
/// How much work an evaluation is, counted from the shapes before anything is evaluated, so that it is the same on every machine. A matrix
/// product counts its multiplications; every other step counts one for each entry that it reads or writes, so that nothing is free.
/// </summary>
public static class Work
{
    /// <summary>What the evaluator does at a step besides its numbers, in multiplications.</summary>
    const long OfAStep = 16;

    public static long Of(Graph graph)
    {
        var total = 0L;
        foreach (var node in graph.Nodes)
        {
            total = Added(total, Of(node));
        }

        return total;
    }

    /// <summary>
    /// An evaluation of the whole graph as the evaluator does it: each step also costs something of its own, however small its tensors are.
    /// </summary>
    public static long OfRun(Graph graph) => Added(Of(graph), Times(graph.Nodes.Length, OfAStep));

    /// <summary>Entries of all values of a graph together: the memory that an evaluation takes.</summary>
    public static long Entries(Graph graph) => graph.Nodes.Aggregate(0L, (sum, node) => Added(sum, node.Shape.Count));

    /// <summary>One step alone.</summary>
    public static long Of(Node node)
    {
        if (node.Op is MatMul)
        {
            return Times(Times(node.Inputs[0].Shape.Rows, node.Inputs[0].Shape.Columns), node.Inputs[1].Shape.Columns);
        }

        if (node.Op is DefinedOp defined)
        {
            HashSet<Node> given = [.. node.Inputs];
            return Graph.Between([defined.Define(node.Inputs)], given.Contains).Nodes.Where(step => !given.Contains(step))
                .Aggregate(0L, (sum, step) => Added(sum, Of(step)));
        }

        var most = node.Shape.Count;
        foreach (var input in node.Inputs)
        {
            most = Math.Max(most, input.Shape.Count);
        }

        return most;
    }

    /// <summary>The value and the gradients of all <paramref name="sources"/>.</summary>
    public static long ForwardAndBackward(Node output, params IEnumerable<Node> sources) => Of(GraphOfBoth(output, sources));

    /// <summary>Everything that is evaluated for the value and the gradients of all <paramref name="sources"/>.</summary>
    public static Graph GraphOfBoth(Node output, params IEnumerable<Node> sources)
    {
        var backward = Backward.Of(output, Node.Fill(output.Shape, 1));
        return Graph.Of([output, .. sources.Select(backward.GradientOf)]);
    }

    static long Added(long left, long right) => left > long.MaxValue - right ? long.MaxValue : left + right;

    static long Times(long left, long right) => left != 0 && right > long.MaxValue / left ? long.MaxValue : left * right;
}
