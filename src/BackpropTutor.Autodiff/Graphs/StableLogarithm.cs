using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Autodiff.Graphs;

/// <summary>The search for a stable form of one logarithm, in terms of original nodes; what it met counts only where it succeeds.</summary>
sealed class StableLogarithm(Stabilised stable)
{
    readonly List<Node> passed = [];
    readonly List<(Edge Original, Edge Carrier)> carriers = [];

    /// <summary>The original nodes that the stable form goes around.</summary>
    public IReadOnlyCollection<Node> Passed => passed;

    /// <summary>Which stable edge now carries the gradient of which original one.</summary>
    public IReadOnlyCollection<(Edge Original, Edge Carrier)> Carriers => carriers;

    /// <summary>ln of an original node; null where nothing is gained over taking it as written.</summary>
    public Node? Of(Node node)
    {
        switch (node.Op)
        {
            case Sigmoid:
                return Node.Of(new LogSigmoid(), ArgumentOf(node)!);
            case Softmax softmax:
                passed.Add(node);
                return Carrying(new Edge(node, 0), new LogSoftmax(softmax.Axis));
            case Concatenate or Stacking:
                return OfParts(node);
            case var op when Selects(op):
                return Of(node.Inputs[0]) is { } inner ? Pass(node, Node.Of(op, inner)) : null;
            default:
                return ComplementOf(node) is { } complement && ArgumentOf(complement) is { } argument
                    ? Pass(node, Node.Of(new LogSigmoid(), Node.Of(new Negate(), argument)))
                    : null;
        }
    }

    Node? OfParts(Node node)
    {
        if (!node.Inputs.Any(GainsFrom))
        {
            return null;
        }

        var logarithms = new Node[node.Inputs.Length];
        for (var i = 0; i < logarithms.Length; i++)
        {
            logarithms[i] = Of(node.Inputs[i]) ?? Carrying(new Edge(node, i), new Log());
        }

        return Pass(node, Node.Of(node.Op, logarithms));
    }

    /// <summary>z, where the node is σ(z) or a selection of its entries (then the same selection of z).</summary>
    Node? ArgumentOf(Node node)
    {
        if (node.Op is Sigmoid)
        {
            // A step that changes nothing, so that the edge into z is this sigmoid's alone and can be told from z's other uses.
            return Pass(node, Carrying(new Edge(node, 0), new Reshape(node.Shape)));
        }

        return Selects(node.Op) && ArgumentOf(node.Inputs[0]) is { } argument ? Pass(node, Node.Of(node.Op, argument)) : null;
    }

    Node Carrying(Edge original, Op op)
    {
        var carrier = Node.Of(op, stable[original.Source]);
        carriers.Add((original, new Edge(carrier, 0)));
        return carrier;
    }

    Node Pass(Node original, Node result)
    {
        passed.Add(original);
        return result;
    }

    static bool GainsFrom(Node node) => node.Op switch
    {
        Sigmoid or Softmax => true,
        Concatenate or Stacking => node.Inputs.Any(GainsFrom),
        var op when Selects(op) => GainsFrom(node.Inputs[0]),
        _ => ComplementOf(node) is { } complement && EndsInSigmoid(complement),
    };

    static bool EndsInSigmoid(Node node) => node.Op is Sigmoid || (Selects(node.Op) && EndsInSigmoid(node.Inputs[0]));

    /// <summary>p, where the node is 1 − p or −p + 1 in p's own shape.</summary>
    static Node? ComplementOf(Node node)
    {
        var complement = node.Op switch
        {
            Subtract when node.Inputs[0].Uniform is 1 => node.Inputs[1],
            Add when node.Inputs[0].Uniform is 1 && node.Inputs[1].Op is Negate => node.Inputs[1].Inputs[0],
            Add when node.Inputs[1].Uniform is 1 && node.Inputs[0].Op is Negate => node.Inputs[0].Inputs[0],
            _ => null,
        };
        return complement is not null && complement.Shape.Equals(node.Shape) ? complement : null;
    }

    /// <summary>Ops that only move entries about, which an elementwise logarithm commutes with.</summary>
    static bool Selects(Op op) => op is Ops.Index or Block or Reshape or Transpose or BroadcastTo;
}
