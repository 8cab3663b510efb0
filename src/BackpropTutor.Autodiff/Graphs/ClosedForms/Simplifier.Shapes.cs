using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Graphs.ClosedForms;

/// <content>Steps that move, repeat or sum entries. A broadcast is written as a product with ones, which vanishes beside what is as
/// large.</content>
sealed partial class Simplifier
{
    static bool IsLinear(Op op) => op is Transpose or Reshape or BroadcastTo or SumTo or Ops.Sum or Mean or Ops.Index or Scatter or Block
        or Embed or Diag;

    Term Linear(Node node, Term input) => node.Op switch
    {
        Transpose => input.With(Transposed(node, input.Body)),
        Reshape reshape => input.With(Reshaped(reshape, input.Body)),
        BroadcastTo broadcast => input.With(input.Body.Shape.Equals(broadcast.Target)
            ? input.Body : Times(input.Body, Ones(broadcast.Target))),
        SumTo sum => Totalled(input, sum.Target),
        Ops.Sum { Axis: null, KeepDims: false } => Totalled(input, Shape.Scalar),
        Ops.Index or Block when input.Body.Uniform is 1 => input.With(Ones(node.Shape)),
        Block block when Part(block, input.Body) is { } part => input.With(part),
        _ => input.With(Intern(node.Op, input.Body)),
    };

    /// <summary>The same block of what a body is computed from, where that is simply one part of what was joined: the second block of [u;
    /// x]³ is x³.</summary>
    Node? Part(Block block, Node body)
    {
        if (body.Uniform is { } value && body.Shape.Rank > 0)
        {
            return Node.Fill(Shape.Of([.. body.Shape.Lengths.SetItem(block.Axis, block.Length)]), value);
        }

        if (body.Op is Concatenate joined && joined.Axis == block.Axis)
        {
            var start = 0;
            foreach (var part in body.Inputs)
            {
                var length = block.Axis == 0 ? part.Shape.Rows : part.Shape.Columns;
                if (start == block.Start && length == block.Length && part.Shape.Rank == body.Shape.Rank)
                {
                    return part;
                }

                start += length;
            }
        }

        if (body.Op is Scatter scattered && scattered.Within(block.Axis, block.Start, block.Length) is { } within)
        {
            return Intern(within, body.Inputs[0]);
        }

        if (atoms.Contains(body) || body.Op is not (Elementwise or Prime or Broadcasting))
        {
            return null;
        }

        var inputs = new Node[body.Inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            var input = body.Inputs[i];
            if ((input.Shape.IsScalar ? input : input.Shape.Equals(body.Shape) ? Part(block, input) : null) is not { } part)
            {
                return null;
            }

            inputs[i] = part;
        }

        return Intern(body.Op, inputs);
    }

    /// <summary>a ⊙ b, without ones that change nothing.</summary>
    Node Times(Node left, Node right)
    {
        var shape = Shape.Broadcast(left.Shape, right.Shape)!;
        left = Narrowed(left, right);
        right = Narrowed(right, left);
        return left.Uniform is 1 && right.Shape.Equals(shape) ? right
            : right.Uniform is 1 && left.Shape.Equals(shape) ? left
            : Intern(new Multiply(), left, right);
    }

    Node Over(Node left, Node right)
    {
        var narrowed = Narrowed(left, right);
        return right.Uniform is 1 && left.Shape.Equals(Shape.Broadcast(left.Shape, right.Shape))
            ? left : Intern(new Divide(), narrowed, Narrowed(right, narrowed));
    }

    /// <summary>x, where the node is x ⊙ ones and the partner is as large as those ones anyway.</summary>
    Node Narrowed(Node node, Node partner) =>
        !atoms.Contains(node) && node.Op is Multiply && node.Inputs[1].Uniform is 1
            && Shape.Broadcast(node.Inputs[0].Shape, partner.Shape) is { } shape && shape.Equals(Shape.Broadcast(node.Shape, partner.Shape))
            ? node.Inputs[0]
            : node;

    Node Transposed(Node node, Node body)
    {
        var twice = body.Op is Transpose && !atoms.Contains(body) && body.Inputs[0].Shape.Equals(node.Shape);
        return twice ? body.Inputs[0] : body.Uniform is 1 ? Ones(node.Shape) : Intern(node.Op, body);
    }

    Node Reshaped(Reshape reshape, Node body)
    {
        if (body.Shape.Equals(reshape.Target))
        {
            return body;
        }

        if (body.Uniform is 1)
        {
            return Ones(reshape.Target);
        }

        if (atoms.Contains(body))
        {
            return Intern(reshape, body);
        }

        return body.Op switch
        {
            Reshape => Reshaped(reshape, body.Inputs[0]),

            // A vector and its row hold the same entries; and the row aᵀB, read as a vector, is Bᵀa.
            Transpose when body.Inputs[0].Shape.Equals(reshape.Target) => body.Inputs[0],
            MatMul when reshape.Target.IsVector && body.Inputs[0].Op is Transpose && body.Inputs[0].Inputs[0].Shape.IsVector
                && body.Inputs[1].Shape.IsMatrix =>
                Intern(new MatMul(), Intern(new Transpose(), body.Inputs[1]), body.Inputs[0].Inputs[0]),
            _ => Intern(reshape, body),
        };
    }

    /// <summary>The sum over every axis along which <paramref name="target"/> would be repeated, as <c>sum</c> with an axis.</summary>
    Term Totalled(Term input, Shape target)
    {
        var (numerator, denominator, body) = input;
        if (body.Shape.Equals(target))
        {
            return input;
        }

        if (body.Uniform is 1)
        {
            return new(numerator * body.Shape.Count / Math.Max(1, target.Count), denominator, Ones(target));
        }

        if (!atoms.Contains(body) && body.Op is Multiply)
        {
            var (factor, rest) = (body.Inputs[0], body.Inputs[1]);
            if (rest.Uniform is 1 && factor.Shape.Equals(target))
            {
                return new(numerator * body.Shape.Count / Math.Max(1, target.Count), denominator, factor);
            }

            // A single number may stand before the sum.
            if (factor.Shape.IsScalar || rest.Shape.IsScalar)
            {
                var (number, summed) = factor.Shape.IsScalar ? (factor, rest) : (rest, factor);
                var total = Totalled(input.With(summed), target);
                return total.With(Times(number, total.Body));
            }
        }

        return input.With(Summed(body, target));
    }

    Node Summed(Node body, Shape target) =>
        target.IsScalar ? Intern(new Ops.Sum(null, false), body)
        : body.Shape.IsMatrix && target.IsVector && target[0] == body.Shape.Columns ? Intern(new Ops.Sum(0, false), body)
        : body.Shape.IsMatrix && target.IsMatrix && target.Rows == 1 && target.Columns == body.Shape.Columns
            ? Intern(new Ops.Sum(0, true), body)
        : body.Shape.IsMatrix && target.IsMatrix && target.Columns == 1 && target.Rows == body.Shape.Rows
            ? Intern(new Ops.Sum(1, true), body)
        : Intern(new SumTo(target), body);
}
