using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Graphs;

/// <summary>Whole Jacobians as numbers: a row for each output entry and a column for each input entry, both row-major.</summary>
public static class Jacobian
{
    /// <summary>
    /// ∂output/∂source for any node before the output, one pass for each row (reverse mode) or for each column (forward mode), whichever
    /// are fewer.
    /// </summary>
    public static double[,] Of(Node output, Node source, IReadOnlyDictionary<string, Tensor> point) =>
        output.Shape.Count <= source.Shape.Count ? ByReverse(output, source, point) : ByForward(output, source, point);

    public static double[,] ByReverse(Node output, Node source, IReadOnlyDictionary<string, Tensor> point)
    {
        var stable = Stabilised.Between([output], node => ReferenceEquals(node, source))[output];
        var seed = Node.Variable("seed", output.Shape);
        var pulled = Backward.Of(stable, seed).GradientOf(source);
        var jacobian = new double[output.Shape.Count, source.Shape.Count];
        var run = GrowingRun.Of(Graph.Of(stable, source), point);
        for (var row = 0; row < jacobian.GetLength(0); row++)
        {
            Copy(run.Elsewhere(pulled, seed, Unit(output.Shape, row)), jacobian, row, byRow: true);
        }

        return jacobian;
    }

    public static double[,] ByForward(Node output, Node source, IReadOnlyDictionary<string, Tensor> point)
    {
        var stable = Stabilised.Between([output], node => ReferenceEquals(node, source))[output];
        var tangent = Node.Variable("tangent", source.Shape);
        var pushed = Forward.Of(stable, new Dictionary<Node, Node> { [source] = tangent }).TangentOf(stable);
        var jacobian = new double[output.Shape.Count, source.Shape.Count];
        var run = GrowingRun.Of(Graph.Of(stable, source), point);
        for (var column = 0; column < jacobian.GetLength(1); column++)
        {
            Copy(run.Elsewhere(pushed, tangent, Unit(source.Shape, column)), jacobian, column, byRow: false);
        }

        return jacobian;
    }

    /// <summary>The local Jacobian of one step with respect to one of its inputs.</summary>
    internal static double[,] OfStep(Edge edge, Tensor[] inputs)
    {
        var point = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        var variables = new Node[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            var name = FormattableString.Invariant($"input {i}");
            (variables[i], point[name]) = (Node.Variable(name, inputs[i].Shape), inputs[i]);
        }

        return ByReverse(Node.Of(edge.Consumer.Op, variables), variables[edge.Input], point);
    }

    static Tensor Unit(Shape shape, int entry)
    {
        var values = new double[shape.Count];
        values[entry] = 1;
        return new Tensor(shape, values);
    }

    static void Copy(Tensor values, double[,] jacobian, int index, bool byRow)
    {
        for (var i = 0; i < values.Values.Length; i++)
        {
            jacobian[byRow ? index : i, byRow ? i : index] = values[i];
        }
    }
}
