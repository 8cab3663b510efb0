using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Graphs;

/// <content>The simplifying constructors: algebra that holds for every value, so that a pullback can be written as on paper.</content>
public sealed partial class Node
{
    public Node T => Op is Transpose && Inputs[0].Shape.Equals(Transpose.Of(Shape)) ? Inputs[0]
        : Shape.IsScalar ? this
        : Uniform is { } value ? Fill(Transpose.Of(Shape), value)
        : Of(new Transpose(), this);

    /// <summary>The one number that all entries have, where that is known without a run.</summary>
    public double? Uniform => Op switch
    {
        Fill fill => fill.Value,
        Constant { Value.Shape.Count: 1 } constant => constant.Value.Number,
        _ => null,
    };

    public static implicit operator Node(double value) => Fill(Shape.Scalar, value);

    public static Node operator +(Node left, Node right) =>
        left.Uniform is 0 && right.Shape.Equals(Shape.Broadcast(left.Shape, right.Shape)) ? right
        : right.Uniform is 0 && left.Shape.Equals(Shape.Broadcast(left.Shape, right.Shape)) ? left
        : Folded(left, right, static (a, b) => a + b) is { } folded ? folded
        : right.Op is Negate ? left - right.Inputs[0]
        : Of(new Add(), left, right);

    public static Node operator -(Node left, Node right) =>
        right.Uniform is 0 && left.Shape.Equals(Shape.Broadcast(left.Shape, right.Shape)) ? left
        : left.Uniform is 0 && right.Shape.Equals(Shape.Broadcast(left.Shape, right.Shape)) ? -right
        : Folded(left, right, static (a, b) => a - b) is { } folded ? folded
        : right.Op is Negate ? left + right.Inputs[0]
        : Of(new Subtract(), left, right);

    public static Node operator -(Node node) =>
        node.Uniform is { } value ? Fill(node.Shape, -value)
        : node.Op is Negate ? node.Inputs[0]
        : node.Op is Subtract ? Of(new Subtract(), node.Inputs[1], node.Inputs[0])
        : Of(new Negate(), node);

    /// <summary>The elementwise (Hadamard) product, broadcasting.</summary>
    public static Node operator *(Node left, Node right)
    {
        var shape = Shape.Broadcast(left.Shape, right.Shape);
        if (shape is not null)
        {
            if (left.Uniform is 0 || right.Uniform is 0)
            {
                return Fill(shape, 0);
            }

            if (left.Uniform is 1 && right.Shape.Equals(shape))
            {
                return right;
            }

            if (right.Uniform is 1 && left.Shape.Equals(shape))
            {
                return left;
            }

            if (left.Uniform is -1 && right.Shape.Equals(shape))
            {
                return -right;
            }

            if (right.Uniform is -1 && left.Shape.Equals(shape))
            {
                return -left;
            }
        }

        return Folded(left, right, static (a, b) => a * b)
            ?? (left.Op is Negate ? -(left.Inputs[0] * right) : right.Op is Negate
                ? -(left * right.Inputs[0]) : Of(new Multiply(), left, right));
    }

    public static Node operator /(Node left, Node right) =>
        right.Uniform is 1 && left.Shape.Equals(Shape.Broadcast(left.Shape, right.Shape)) ? left
        : left.Uniform is 0 && Shape.Broadcast(left.Shape, right.Shape) is { } shape ? Fill(shape, 0)
        : left.Op is Negate ? -(left.Inputs[0] / right)
        : Of(new Divide(), left, right);

    /// <summary>The matrix product; a plain product where one side is a scalar.</summary>
    public Node MatMul(Node right) =>
        Shape.IsScalar || right.Shape.IsScalar ? this * right
        : Op is Negate ? -Inputs[0].MatMul(right)
        : right.Op is Negate ? -MatMul(right.Inputs[0])
        : Of(new MatMul(), this, right);

    public Node Pow(Node exponent) =>
        exponent.Uniform is 1 ? this
        : exponent.Uniform is 0 && exponent.Shape.IsScalar ? Fill(Shape, 1)
        : Of(new Power(), this, exponent);

    /// <summary>The same entries in another shape; nothing where the shape is that already.</summary>
    public Node Reshape(Shape shape) =>
        Shape.Equals(shape) ? this
        : Uniform is { } value ? Fill(shape, value)
        : Op is Reshape ? Inputs[0].Reshape(shape)
        : Of(new Reshape(shape), this);

    /// <summary>Repeats entries to fill a larger shape, by NumPy's rule.</summary>
    public Node BroadcastTo(Shape shape) =>
        Shape.Equals(shape) ? this : Uniform is { } value ? Fill(shape, value) : Of(new BroadcastTo(shape), this);

    /// <summary>The transpose of broadcasting: sums over every axis along which <paramref name="shape"/> would have been
    /// repeated.</summary>
    public Node SumTo(Shape shape) =>
        Shape.Equals(shape) ? this
        : Uniform is { } value ? Fill(shape, value * (shape.Count == 0 ? 0 : (double)Shape.Count / shape.Count))
        : Of(new SumTo(shape), this);

    public Node Sum() => Shape.IsScalar ? this : Of(new Sum(null, false), this);

    public Node Apply(Elementwise op) => Of(op, this);

    static Node? Folded(Node left, Node right, Func<double, double, double> combine) =>
        left.Uniform is { } a && right.Uniform is { } b && Shape.Broadcast(left.Shape, right.Shape) is { } shape
            ? Fill(shape, combine(a, b)) : null;
}
