namespace BackpropTutor.Autodiff.Graphs;

/// <summary>
/// The same computation with activations known for what they are where somebody wrote them out: <c>1/(1 + exp(−z))</c> is σ(z),
/// <c>maximum(0, z)</c> is relu(z), <c>exp(z)/sum(exp(z))</c> is softmax(z). A node with a name stays a step of its own, since whoever
/// named it means to go through it.
/// </summary>
public sealed class WrittenActivations
{
    readonly Dictionary<Node, Node> images = [];
    readonly Graph graph;
    readonly Predicate<Node> isNamed;

    WrittenActivations(Graph graph, Predicate<Node> isNamed)
    {
        (this.graph, this.isNamed) = (graph, isNamed);
        foreach (var node in graph.Nodes)
        {
            images[node] = ImageOf(node);
        }
    }

    /// <summary>The node that computes the same with its activations known; the node itself where nothing before it was written
    /// out.</summary>
    public Node this[Node node] => images.GetValueOrDefault(node, node);

    /// <summary>Whether anything was recognised at all.</summary>
    public bool Any => images.Any(pair => !ReferenceEquals(pair.Key, pair.Value));

    /// <param name="isNamed">Which nodes stay as they are: no activation reaches across one.</param>
    public static WrittenActivations Of(IEnumerable<Node> outputs, Predicate<Node> isNamed) => new(Graph.Of(outputs), isNamed);

    Node ImageOf(Node node)
    {
        if (WrittenFunction.Of(graph, node, isNamed) is { } found)
        {
            return Node.Of(found.Op, this[found.Argument]);
        }

        var inputs = new Node[node.Inputs.Length];
        var changed = false;
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i] = this[node.Inputs[i]];
            changed |= !ReferenceEquals(inputs[i], node.Inputs[i]);
        }

        return changed ? Node.Of(node.Op, inputs) : node;
    }
}
