namespace BackpropTutor.Autodiff.Graphs;

/// <summary>Second derivatives without the matrix: forward mode over reverse mode.</summary>
public static class Hessian
{
    /// <summary>
    /// (∂²output/∂source²) v as graph, in the source's shape, for a scalar output: how the gradient moves when the source moves along
    /// <paramref name="direction"/>.
    /// </summary>
    public static Node TimesVector(Node output, Node source, Node direction)
    {
        var stable = Stabilised.Between([output], node => ReferenceEquals(node, source))[output];
        var gradient = Backward.Of(stable).GradientOf(source);
        return Forward.Of(gradient, new Dictionary<Node, Node> { [source] = direction }).TangentOf(gradient);
    }
}
