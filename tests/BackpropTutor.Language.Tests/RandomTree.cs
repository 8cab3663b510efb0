using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Language.Tests;

/// <summary>Random expressions over the usual names, of every op that can be typed.</summary>
static class RandomTree
{
    static readonly ImmutableArray<Op> Unary =
    [
        new Negate(), new Transpose(), new Sigmoid(), new Tanh(), new Exp(), new Log(), new Relu(), new Abs(), new Sqrt(), new Square(),
            new Norm(), new Diag(), new Trace(),
        new Sum(null, false), new Sum(0, false), new Sum(1, true), new Sum(null, true), new Mean(null, false), new Max(0, false),
            new Min(null, false), new Softmax(null),
        new LogSoftmax(0), new LogSumExp(null, true), new Prime(new Sigmoid()), new Prime(new Tanh()), new Prime(new Exp()),
            new LeakyRelu(0.2), new Clip(-1, 1), new Softplus(),
        Autodiff.Ops.Index.At(0), Autodiff.Ops.Index.At(-1), Autodiff.Ops.Index.At(null, 1), Autodiff.Ops.Index.At(1, 0),
            new Reshape(Shape.Matrix(3, 1)), new Reshape(Shape.Vector(6)), new HardTanh(), new Elu(1), new Gelu(),
    ];

    static readonly ImmutableArray<Op> Binary =
    [
        new Add(), new Subtract(), new Multiply(), new Multiply(), new Divide(), new Power(), new MatMul(), new MatMul(), new MatMul(),
            new Greater(), new LessOrEqual(), new Equal(),
        new Maximum(), new Minimum(), new Stacking(), new Concatenate(0),
    ];

    public static Node Of(Random random, int depth)
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            if (depth > 0 && Step(random, depth) is { } node)
            {
                return node;
            }
        }

        return Leaf(random);
    }

    static Node? Step(Random random, int depth)
    {
        var first = Of(random, random.Next(depth));
        if (random.Next(3) == 0)
        {
            return Try(Unary[random.Next(Unary.Length)], first);
        }

        var op = Binary[random.Next(Binary.Length)];
        var second = Of(random, random.Next(depth));
        return Typeable(op, first, second) ? Try(op, first, second) : null;
    }

    /// <summary>Leaves out what the language refuses (a row beside a vector) or reads otherwise (a column beside one), folds (a list of
    /// numbers) or has no words for (primes of products).</summary>
    static bool Typeable(Op op, params Node[] inputs) =>
        op is not (Stacking or Concatenate)
            || (inputs.All(input => input.Op is not (Constant or Fill or Negate or Add or Subtract or Multiply or Divide or Power))
            && inputs.All(input => input.Shape.Rank < 2));

    static Node? Try(Op op, params Node[] inputs)
    {
        if (op is Add or Subtract or Divide or Power or Comparison && inputs.Length == 2 && inputs.Any(input => input.Shape.Rows == 1)
            && inputs.Any(input => input.Shape.IsVector))
        {
            return null;
        }

        if (op is Add or Subtract or Divide or Power or Comparison && inputs.Length == 2 && inputs.Any(input => input.Shape.IsVector)
            && inputs.Any(input => input.Shape is { IsMatrix: true, Columns: 1 }))
        {
            return null;
        }

        return Node.TryOf(op, inputs, out var node, out _) && node!.Shape.Count is > 0 and < 2000 ? node : null;
    }

    static Node Leaf(Random random)
    {
        switch (random.Next(8))
        {
            case 0:
                return Node.Fill(Shape.Scalar, Math.Round((random.NextDouble() - 0.5) * 20, random.Next(4)));
            case 1:
                return Node.Fill(random.Next(2) == 0 ? Shape.Vector(3) : Shape.Matrix(2, 3), random.Next(2));
            case 2:
                return Node.Constant(random.Next(2) == 0 ? Tensor.Vector(1, -2.5) : Tensor.Matrix(new[,] { { 1e-7, 2 }, { -3, 4e9 } }));
            case 3:
                return Node.Of(new Identity(2 + random.Next(2)));
            default:
                var (name, shape) = Reader.Usual.ElementAt(random.Next(Reader.Usual.Count));
                return Node.Variable(name, shape);
        }
    }
}
