using System.Collections.Concurrent;

namespace BackpropTutor.Autodiff.Graphs;

/// <summary>
/// Forward mode: how every later node moves when some nodes move along given tangents, as graph. The tangents meet at each step as
/// the Jacobian-vector product of its op.
/// </summary>
public sealed class Forward
{
    readonly ConcurrentDictionary<Node, Node> zeros = [];
    readonly Dictionary<Node, Node> tangents;

    Forward(Dictionary<Node, Node> tangents) => this.tangents = tangents;

    /// <summary>Pushes <paramref name="moves"/> (a node and its tangent, of its shape) forward to <paramref name="output"/>.</summary>
    public static Forward Of(Node output, IReadOnlyDictionary<Node, Node> moves)
    {
        foreach (var (node, tangent) in moves)
        {
            if (!tangent.Shape.Equals(node.Shape))
            {
                throw new ArgumentException(
                    $"The tangent is {tangent.Shape}, but its node is {node.Shape}: a tangent has its node's shape.", nameof(moves));
            }
        }

        var tangents = new Dictionary<Node, Node>(moves);
        foreach (var node in Graph.Between([output], moves.ContainsKey).Nodes)
        {
            if (tangents.ContainsKey(node) || !node.Inputs.Any(tangents.ContainsKey))
            {
                continue;
            }

            if (node.Op.Pushforward(node, [.. node.Inputs.Select(input => tangents.GetValueOrDefault(input))]) is { } tangent)
            {
                tangents[node] = tangent;
            }
        }

        return new Forward(tangents);
    }

    /// <summary>The direction in which the node moves; zeros where it does not.</summary>
    public Node TangentOf(Node node) => tangents.GetValueOrDefault(node) ?? zeros.GetOrAdd(node, static node => Node.Fill(node.Shape, 0));
}
