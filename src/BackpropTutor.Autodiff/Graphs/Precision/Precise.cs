using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Graphs.Precision;

/// <summary>
/// The same value by a step that keeps its digits where the step as written would cancel them: a complement of what saturates, a logarithm
/// of a sigmoid or a softmax, the bracket in softmax's pullback. What an evaluation computes; never printed or differentiated, so that
/// every node keeps the place that it has in the formula.
/// </summary>
public static class Precise
{
    const int Deepest = 8;

    /// <summary>Null where the step is as good as it is written.</summary>
    public static Node? Of(Node node) => node.Op switch
    {
        Subtract => OfDifference(node.Inputs[0], node.Inputs[1], node.Shape),
        Add => OfSum(node.Inputs[0], node.Inputs[1], node.Shape),
        Log => OfLogarithm(node.Inputs[0], Deepest),
        _ => null,
    };

    static Node? OfSum(Node left, Node right, Shape shape)
    {
        if (right.Op is Negate)
        {
            return OfDifference(left, right.Inputs[0], shape);
        }

        if (left.Op is Negate)
        {
            return OfDifference(right, left.Inputs[0], shape);
        }

        var (constant, other) = left.Uniform is not null ? (left, right) : (right, left);
        return constant.Uniform switch
        {
            1 => Shaped(Complement.OfNegative(other), shape),
            -1 => Shaped(Negative(Complement.Of(other)), shape),
            _ => null,
        };
    }

    static Node? OfDifference(Node left, Node right, Shape shape)
    {
        if (left.Uniform is 1)
        {
            return Shaped(Complement.Of(right), shape);
        }

        if (right.Uniform is 1)
        {
            return Shaped(Negative(Complement.Of(left)), shape);
        }

        if (left.Uniform is -1)
        {
            return Shaped(Negative(Complement.OfNegative(right)), shape);
        }

        return OfFactors(left, right) ?? Negative(OfFactors(right, left)) ?? OfDeparture(left, right);
    }

    /// <summary>a − ab as a(1 − b), and a − a² likewise.</summary>
    static Node? OfFactors(Node whole, Node part)
    {
        var other = part.Op switch
        {
            Square => part.Inputs[0],
            Power when part.Inputs[1].Uniform is 2 => part.Inputs[0],
            Multiply when Alike.Are(part.Inputs[0], whole) => part.Inputs[1],
            Multiply when Alike.Are(part.Inputs[1], whole) => part.Inputs[0],
            _ => null,
        };
        return other is not null && (part.Op is Multiply || Alike.Are(other, whole)) && Complement.Of(other) is { } complement
            ? whole * complement : null;
    }

    /// <summary>u − Σ u ⊙ p with p = softmax(s), which cancels where one entry of p is nearly 1.</summary>
    static Node? OfDeparture(Node left, Node right)
    {
        if (right.Op is not Sum sum || Signed(right.Inputs[0]) is not { Node: { Op: Multiply } product, IsNegative: var productIsNegative })
        {
            return null;
        }

        var (value, isNegative) = Signed(left);
        if (isNegative != productIsNegative)
        {
            return null;
        }

        var weights = Alike.Are(product.Inputs[0], value) ? product.Inputs[1] : Alike.Are(product.Inputs[1], value)
            ? product.Inputs[0] : null;
        if (weights?.Op is not Softmax softmax || !weights.Shape.Equals(value.Shape) || !RunsAlong(sum, softmax, weights.Shape))
        {
            return null;
        }

        var departure = Node.Of(new SoftmaxDeparture(softmax.Axis), weights.Inputs[0], value);
        return isNegative ? -departure : departure;
    }

    static bool RunsAlong(Sum sum, Softmax softmax, Shape shape) =>
        shape.IsVector || (sum is { Axis: { } axis, KeepDims: true }
            && Fibres.Resolve(axis, shape) == Fibres.Resolve(softmax.Axis ?? -1, shape));

    static (Node Node, bool IsNegative) Signed(Node node) => node.Op is Negate ? (node.Inputs[0], true) : (node, false);

    static Node? OfLogarithm(Node node, int depth) => depth == 0 ? null : node.Op switch
    {
        Sigmoid => Node.Of(new LogSigmoid(), node.Inputs[0]),
        Softmax softmax => Node.Of(new LogSoftmax(softmax.Axis), node.Inputs[0]),
        Subtract or Add => Of(node) is { Op: Sigmoid } complement ? OfLogarithm(complement, depth - 1) : null,
        Ops.Index or Block or Reshape or Transpose or BroadcastTo => OfLogarithm(node.Inputs[0], depth - 1) is { } inner
            ? Node.Of(node.Op, inner) : null,
        _ => null,
    };

    static Node? Negative(Node? node) => node is null ? null : -node;

    static Node? Shaped(Node? node, Shape shape) => node?.BroadcastTo(shape);
}
