namespace BackpropTutor.Autodiff.Graphs;

/// <summary>The pattern of a whole stretch of graph, from the patterns of its steps: products along a path, sums over paths. Nothing is
/// formed.</summary>
public static class ComposedStructure
{
    /// <summary>The pattern of ∂output/∂source for any two nodes; zero where the output does not depend on the source.</summary>
    public static JacobianStructure Of(Node output, Node source)
    {
        var known = new Dictionary<Node, JacobianStructure> { [source] = JacobianStructure.Identity(source.Shape) };
        foreach (var node in Graph.Between([output], node => ReferenceEquals(node, source)).Nodes)
        {
            for (var i = 0; i < node.Inputs.Length && !ReferenceEquals(node, source); i++)
            {
                if (known.TryGetValue(node.Inputs[i], out var inner))
                {
                    var path = JacobianStructure.Product(node.Op.Structure(node, i), inner);
                    known[node] = known.TryGetValue(node, out var others) ? JacobianStructure.Sum(others, path) : path;
                }
            }
        }

        return known.GetValueOrDefault(output) ?? JacobianStructure.Zero(output.Shape, source.Shape);
    }
}
