using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs.ClosedForms;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Graphs;

/// <summary>
/// Everything about the derivative of one output: for each node the graph of its value and of its gradient (its upstream), for each edge
/// the structure of the local Jacobian and what the consumer sends down it. One door: logarithms of sigmoids and softmaxes are computed
/// exactly (<see cref="Stabilised"/>) while every node keeps the place that it has in the program. <see cref="At"/> turns it into numbers.
/// </summary>
public sealed class Differentiation
{
    readonly Stabilised stable;
    readonly Backward backward;
    readonly Dictionary<Node, ImmutableArray<Edge>> uses;
    readonly Dictionary<Node, Node> detours = [];

    Differentiation(Node output, IEnumerable<Node> others, Node? seed)
    {
        Output = output;
        Graph = Graph.Of([output, .. others]);
        stable = Stabilised.Of([output, .. others]);
        backward = seed is null ? Backward.Of(stable[output]) : Backward.Of(stable[output], seed);
        var used = from consumer in Graph.Of(output).Nodes
                   from input in Enumerable.Range(0, consumer.Inputs.Length)
                   select new Edge(consumer, input);
        uses = used.GroupBy(edge => edge.Source).ToDictionary(edges => edges.Key, edges => edges.ToImmutableArray());
        foreach (var node in Graph.Nodes.Reverse().Where(stable.Bypasses))
        {
            detours[node] = Detour(node);
        }
    }

    public Node Output { get; }

    /// <summary>The output and everything before it, with the other nodes that were asked about, inputs first.</summary>
    public Graph Graph { get; }

    /// <summary>Differentiates a scalar output.</summary>
    public static Differentiation Of(Node output, params IEnumerable<Node> others) => new(output, others, null);

    /// <summary>Differentiates ⟨seed, output⟩ for an output of any shape, which <paramref name="seed"/> has too.</summary>
    public static Differentiation WithSeed(Node output, Node seed, params IEnumerable<Node> others) => new(output, others, seed);

    /// <summary>The graph that computes the node's value without losing digits.</summary>
    public Node ValueOf(Node node) => stable[node];

    /// <summary>∂output/∂node as graph, in the node's shape: the upstream gradient that the node's op receives.</summary>
    public Node GradientOf(Node node) => detours.TryGetValue(node, out var detour) ? detour : backward.GradientOf(stable[node]);

    /// <summary>
    /// ∂output/∂node as a person would write it, in terms of the program's own nodes and of the gradients of <paramref name="given"/>
    /// nodes, which may be named (δ = ∂s/∂z): the same numbers as <see cref="GradientOf"/>, in fewer steps.
    /// </summary>
    public Node ClosedFormOf(Node node, params IEnumerable<Node> given)
    {
        var gradient = GradientOf(node);
        return new Simplifier([.. Graph.Nodes, .. given.Select(GradientOf).Where(known => !ReferenceEquals(known, gradient))])
            .Simplified(gradient);
    }

    /// <summary>Where the node is used on the way to the output; its gradient is the sum of what these edges send, term by term.</summary>
    public ImmutableArray<Edge> UsesOf(Node node) => uses.GetValueOrDefault(node, []);

    /// <summary>Upstream × local, sent along one edge; null where the input is not differentiated.</summary>
    public Node? DownstreamOf(Edge edge)
    {
        if (stable.Bypasses(edge.Source))
        {
            return AsWritten(edge);
        }

        Node? sum = null;
        foreach (var carrier in stable.CarriersOf(edge))
        {
            if (backward.Downstream(carrier) is { } term)
            {
                sum = sum is null ? term : sum + term;
            }
        }

        return sum ?? (stable.Bypasses(edge.Consumer) ? AsWritten(edge) : null);
    }

    /// <summary>Values, gradients and everything else as numbers, at one point.</summary>
    public Derivatives At(IReadOnlyDictionary<string, Tensor> point) => new(this, point);

    /// <summary>The gradient of a bypassed node, from the formula as it was written: the sum over its uses, which come later in the
    /// graph.</summary>
    Node Detour(Node node)
    {
        var gradient = ReferenceEquals(node, Output) ? backward.Seed : null;
        foreach (var edge in UsesOf(node))
        {
            if (AsWritten(edge) is { } term)
            {
                gradient = gradient is null ? term : gradient + term;
            }
        }

        return gradient ?? Node.Fill(node.Shape, 0);
    }

    Node? AsWritten(Edge edge)
    {
        var consumer = edge.Consumer;
        var self = Node.Of(consumer.Op, [.. consumer.Inputs.Select(input => stable[input])]);
        return consumer.Op.Pullback(self, GradientOf(consumer), edge.Input);
    }
}
