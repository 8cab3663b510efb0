using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Graphs.Precision;

/// <summary>
/// 1 − p in steps that keep its digits where p rounds to 1: σ(−z) for 1 − σ(z), the sum of the other entries for 1 − softmax(z), and what
/// follows from these for squares, quotients and selections.
/// </summary>
static class Complement
{
    /// <summary>How many steps are looked through. What people write takes four; typed text may nest thousands.</summary>
    const int Deepest = 8;

    /// <summary>1 − <paramref name="node"/> in its own shape; null where nothing is gained over subtracting.</summary>
    public static Node? Of(Node node) => Of(node, Deepest);

    /// <summary>1 + <paramref name="node"/>, which loses its digits where the node rounds to −1; null where nothing is gained over
    /// adding.</summary>
    public static Node? OfNegative(Node node) => OfNegative(node, Deepest);

    static Node? Of(Node node, int depth) => depth == 0 ? null : node.Op switch
    {
        Sigmoid or NormalCdf => Node.Of(node.Op, -node.Inputs[0]),
        Tanh => 2 * Node.Of(new Sigmoid(), -2 * node.Inputs[0]),
        Softmax softmax => Node.Of(new SoftmaxComplement(softmax.Axis), node.Inputs[0]),
        Negate => OfNegative(node.Inputs[0], depth - 1),
        Subtract when node.Inputs[0].Uniform is 1 && node.Inputs[1].Shape.Equals(node.Shape)
            && Of(node.Inputs[1], depth - 1) is not null => node.Inputs[1],
        Divide => OfQuotient(node.Inputs[0], node.Inputs[1]),
        var op when OfSquare(node) is { } root => Of(root, depth - 1) is { } complement
            ? complement * (OfNegative(root, depth - 1) ?? 1 + root) : null,
        var op when Moves(op) => Of(node.Inputs[0], depth - 1) is { } inner ? Node.Of(op, inner) : null,
        _ => null,
    };

    static Node? OfNegative(Node node, int depth) => depth == 0 ? null : node.Op switch
    {
        Tanh => 2 * Node.Of(new Sigmoid(), 2 * node.Inputs[0]),
        Negate => Of(node.Inputs[0], depth - 1),
        Divide when Terms(node.Inputs[0], node.Inputs[1]) is { } terms => 2 / (1 + (terms.Second / terms.First)),
        var op when Moves(op) => OfNegative(node.Inputs[0], depth - 1) is { } inner ? Node.Of(op, inner) : null,
        _ => null,
    };

    /// <summary>Of u/(u + v), of (u − v)/(u + v), which is tanh where it is written out, and of exp(s)/Σ exp(s).</summary>
    static Node? OfQuotient(Node above, Node below)
    {
        if (SoftmaxWritten(above, below) is { } softmax)
        {
            return Of(softmax);
        }

        if (Terms(above, below) is { } terms)
        {
            return 2 / (1 + (terms.First / terms.Second));
        }

        if (below.Op is not Add || !Shape.Broadcast(above.Shape, below.Shape)!.Equals(below.Shape))
        {
            return null;
        }

        // As 1/(1 + u/v) it is finite too where v overflows.
        return Alike.Are(above, below.Inputs[0]) ? 1 / (1 + (above / below.Inputs[1]))
            : Alike.Are(above, below.Inputs[1]) ? 1 / (1 + (above / below.Inputs[0]))
            : null;
    }

    /// <summary>u and v, where the one node is u − v and the other u + v.</summary>
    static (Node First, Node Second)? Terms(Node difference, Node sum) =>
        difference.Op is Subtract && sum.Op is Add && Alike.Are(difference.Inputs[0], sum.Inputs[0])
            && Alike.Are(difference.Inputs[1], sum.Inputs[1])
            ? (difference.Inputs[0], difference.Inputs[1])
            : null;

    static Node? SoftmaxWritten(Node above, Node below)
    {
        if (above.Op is not Exp || below.Op is not Sum sum || !Alike.Are(above, below.Inputs[0])
            || !Shape.Broadcast(above.Shape, below.Shape)!.Equals(above.Shape))
        {
            return null;
        }

        return above.Shape.IsVector ? Node.Of(new Softmax(null), above.Inputs[0])
            : sum is { Axis: { } axis, KeepDims: true } ? Node.Of(new Softmax(axis), above.Inputs[0])
            : null;
    }

    /// <summary>a, where the node is a², however that is written.</summary>
    static Node? OfSquare(Node node) => node.Op switch
    {
        Square => node.Inputs[0],
        Power when node.Inputs[1].Uniform is 2 && node.Inputs[0].Shape.Equals(node.Shape) => node.Inputs[0],
        Multiply when Alike.Are(node.Inputs[0], node.Inputs[1]) => node.Inputs[0],
        _ => null,
    };

    static bool Moves(Op op) => op is Ops.Index or Block or Reshape or Transpose or BroadcastTo;
}
