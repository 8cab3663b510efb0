using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace BackpropTutor.Autodiff.Graphs;

/// <summary>One use of a node: the consumer, and at which of its inputs.</summary>
public readonly record struct Edge(Node Consumer, int Input)
{
    public Node Source => Consumer.Inputs[Input];

    /// <summary>The pattern of the local Jacobian ∂consumer/∂source, known without forming it.</summary>
    public JacobianStructure Structure => Consumer.Op.Structure(Consumer, Input);
}

/// <summary>
/// What flows down one edge in place of the op's own pullback, given that one's right answer; null where nothing flows. This is how the
/// consequences of a wrong backward rule are worked out by the engine itself.
/// </summary>
public delegate Node? PullbackRule(Edge edge, Node upstream, Node? right);

/// <summary>
/// Reverse mode: the gradient of one output with respect to every node before it, as graph. Each node's upstream gradient is the sum of
/// what its consumers send down (downstream = pullback of the consumer applied to the consumer's upstream), so a fan-out adds. Since the
/// result is graph again, it can be run, printed, compiled or differentiated once more like any other.
/// </summary>
public sealed class Backward
{
    readonly Dictionary<Node, Node> gradients = [];
    readonly ConcurrentDictionary<Node, Node> zeros = [];
    readonly Dictionary<Edge, Node> downstream = [];
    readonly Dictionary<Node, ImmutableArray<Edge>.Builder> received = [];
    readonly Dictionary<Node, ImmutableArray<Edge>> uses;
    readonly PullbackRule? rule;

    Backward(Graph forward, Node output, Node seed, HashSet<Node>? carriers, PullbackRule? rule = null)
    {
        this.rule = rule;
        Forward = forward;
        Output = output;
        Seed = seed;
        Sweep(carriers);
        uses = received.ToDictionary(pair => pair.Key, pair => pair.Value.ToImmutable());
    }

    public Graph Forward { get; }

    public Node Output { get; }

    /// <summary>The upstream gradient of the output itself: 1 for a scalar, otherwise the cotangent that was asked for.</summary>
    public Node Seed { get; }

    /// <summary>Differentiates a scalar output.</summary>
    public static Backward Of(Node output) => output.Shape.Count == 1
        ? Of(output, Node.Fill(output.Shape, 1))
        : throw new ArgumentException($"The output is {output.Shape}: the gradient of more than one number needs a seed of that shape.",
            nameof(output));

    /// <summary>Differentiates ⟨seed, output⟩: the vector-Jacobian product with <paramref name="seed"/>, which has the output's
    /// shape.</summary>
    public static Backward Of(Node output, Node seed) => Of(output, seed, null);

    /// <summary>The same sweep with another rule for what flows down an edge; its "gradients" are then whatever that rule makes
    /// them.</summary>
    public static Backward Of(Node output, Node seed, PullbackRule? rule)
    {
        if (!seed.Shape.Equals(output.Shape))
        {
            throw new ArgumentException(
                $"The seed is {seed.Shape}, but the output is {output.Shape}: an upstream gradient has its node's shape.", nameof(seed));
        }

        return new Backward(Graph.Of(output), output, seed, null, rule);
    }

    /// <summary>
    /// Differentiates with respect to <paramref name="source"/> alone, along the paths that lead to it; <paramref name="given"/> nodes are
    /// taken as they are, whatever they were computed from.
    /// </summary>
    internal static Backward Between(Node output, Node seed, Node source, Predicate<Node> given)
    {
        var forward = Graph.Between([output], given);
        HashSet<Node> carriers = [source];
        foreach (var node in forward.Nodes)
        {
            if (node.Inputs.Any(carriers.Contains))
            {
                carriers.Add(node);
            }
        }

        return new(forward, output, seed, carriers);
    }

    /// <summary>∂output/∂node, in the node's shape; zeros where the output does not depend on it. The same node each time.</summary>
    public Node GradientOf(Node node) => gradients.GetValueOrDefault(node) ?? zeros.GetOrAdd(node, static node => Node.Fill(node.Shape, 0));

    /// <summary>Whether any gradient reaches the node at all.</summary>
    public bool Reaches(Node node) => gradients.ContainsKey(node);

    /// <summary>What a consumer sends to one of its inputs: upstream × local, before any summing over a fan-out.</summary>
    public Node? Downstream(Edge edge) => downstream.GetValueOrDefault(edge);

    /// <summary>The uses of a node that carry gradient to it; its gradient is the sum of their <see cref="Downstream"/>.</summary>
    public ImmutableArray<Edge> UsesOf(Node node) => uses.GetValueOrDefault(node, []);

    void Sweep(HashSet<Node>? carriers)
    {
        gradients[Output] = Seed;
        foreach (var node in Forward.Nodes.Reverse())
        {
            if (!gradients.TryGetValue(node, out var upstream))
            {
                continue;
            }

            for (var i = 0; i < node.Inputs.Length; i++)
            {
                if ((carriers is null || carriers.Contains(node.Inputs[i])) && Flow(new Edge(node, i), upstream) is { } contribution)
                {
                    Receive(new Edge(node, i), contribution);
                }
            }
        }
    }

    Node? Flow(Edge edge, Node upstream)
    {
        var right = edge.Consumer.Op.Pullback(edge.Consumer, upstream, edge.Input);
        return rule is null ? right : rule(edge, upstream, right);
    }

    void Receive(Edge edge, Node contribution)
    {
        var source = edge.Source;
        if (!contribution.Shape.Equals(source.Shape))
        {
            throw new InvalidOperationException(
                $"The pullback of {edge.Consumer.Op.Name} sends {contribution.Shape} to input {edge.Input}, which is {source.Shape}: "
                + $"mend that op's file.");
        }

        downstream[edge] = contribution;
        if (!received.TryGetValue(source, out var edges))
        {
            received[source] = edges = ImmutableArray.CreateBuilder<Edge>();
        }

        edges.Add(edge);
        gradients[source] = gradients.TryGetValue(source, out var sum) ? sum + contribution : contribution;
    }
}
