using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Kernels;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>
/// The matrix product A B, a vector counting as a column: (n×m)(m×k) → n×k, (n×m)(m) → n, (n)(1×m) → n×m, and 1×1 is a scalar.
/// ∂/∂A = G Bᵀ and ∂/∂B = Aᵀ G (Petersen &amp; Pedersen, The Matrix Cookbook, §2.4, in shape convention).
/// </summary>
public sealed record MatMul : Op, IOp
{
    public static IEnumerable<Probe> Probes =>
        from shapes in new (Shape, Shape)[]
        {
            (Shape.Matrix(2, 3), Shape.Vector(3)), (Shape.Matrix(2, 3), Shape.Matrix(3, 4)), (Shape.Vector(2), Shape.Matrix(1, 3)),
            (Shape.Matrix(1, 3), Shape.Vector(3)), (Shape.Matrix(1, 2), Shape.Matrix(2, 3)), (Shape.Matrix(2, 1), Shape.Matrix(1, 3)),
        }
        select Probe.Of(new MatMul(), Interval.All, shapes.Item1, shapes.Item2);

    public static IEnumerable<Function> Functions =>
    [
        new(["dot"], 2, 2, [], arguments => Products.Dot(arguments[0], arguments[1])),
        new(["outer"], 2, 2, [], arguments => Products.Outer(arguments[0], arguments[1])),
    ];

    public override string Name => "matmul";

    public override Inferred Infer(ReadOnlySpan<Shape> inputs)
    {
        var (left, right) = (inputs[0], inputs[1]);
        if (left.Columns != right.Rows || left.IsScalar || right.IsScalar)
        {
            return new Bilingual(
                $"A {left} times a {right} does not fit: the inner dimensions {left.Columns} and {right.Rows} differ.",
                $"{left}와 {right}는 행렬곱이 되지 않아요. 안쪽 차원 {left.Columns}과(와) {right.Rows}이(가) 달라요.");
        }

        return (left.Rows, right.Columns) switch
        {
            (1, 1) => Shape.Scalar,
            (var rows, 1) when right.IsVector => Shape.Vector(rows),
            var (rows, columns) => Shape.Matrix(rows, columns),
        };
    }

    public override void Forward(ReadOnlySpan<Tensor> inputs, Shape shape, Span<double> output)
    {
        var (left, right) = (inputs[0], inputs[1]);
        MatrixProduct.Multiply(
            new(left.Values, left.Shape.Rows, left.Shape.Columns, false), new(right.Values, right.Shape.Rows, right.Shape.Columns, false),
                output, [],
            SimdPaths.Best);
    }

    public override Node? Pullback(Node self, Node upstream, int input)
    {
        var (left, right) = (self.Inputs[0], self.Inputs[1]);
        var pulled = input == 0 ? upstream.MatMul(right.T) : left.T.MatMul(upstream);
        return pulled.Reshape(self.Inputs[input].Shape);
    }

    /// <summary>An output row depends on one row of A (blocks), an output entry on one column of B (strided: an n×k has n·m·k entries that
    /// may not be zero).</summary>
    public override JacobianStructure Structure(Node self, int input)
    {
        var (left, right) = (self.Inputs[0].Shape, self.Inputs[1].Shape);
        var (output, source) = (self.Shape, self.Inputs[input].Shape);
        return input == 0
            ? left.Rows == 1 ? JacobianStructure.Dense(output, source) : JacobianStructure.BlockDiagonal(output, source, left.Rows)
            : right.Columns == 1 ? JacobianStructure.Dense(output, source)
                : JacobianStructure.Sparse(output, source, left.Columns, left.Rows);
    }

    public override Written Write(Dialect dialect, Node self) => dialect switch
    {
        Dialect.NumPy or Dialect.Torch => InCode(dialect, self.Inputs[0], self.Inputs[1]),
        _ => Written.Juxtaposed(dialect, self.Inputs[0], self.Inputs[1]),
    };

    /// <summary>In code a vector has one axis, so that a column, a row and their products must be told apart by what stands
    /// there.</summary>
    static Written InCode(Dialect dialect, Node left, Node right)
    {
        var isDot = left is { Op: Transpose, Shape.IsMatrix: true } && left.Inputs[0].Shape.IsVector;
        if (isDot && right.Shape.IsVector)
        {
            return Written.Infix(" @ ", Precedence.Product, left.Inputs[0], right);
        }

        if (left.Shape.IsVector && right.Shape.IsVector)
        {
            return Written.Infix(" * ", Precedence.Product, left, right);
        }

        if (left.Shape.IsVector)
        {
            var outer = dialect == Dialect.NumPy ? "np.outer" : "torch.outer";
            return right.Op is Transpose && right.Inputs[0].Shape.IsVector
                ? Written.Of(outer + "({0}, {1})", Precedence.Atom, (left, Precedence.Comparison), (right.Inputs[0], Precedence.Comparison))
                : Written.Of("{0}[:, None] @ {1}", Precedence.Product, (left, Precedence.Postfix), (right, Precedence.Unary));
        }

        var index = left.Shape.Rows > 1 || right.Shape.Columns > 1 ? "" : right.Shape.IsVector ? "[0]" : "[0, 0]";
        return index.Length == 0
            ? Written.Infix(" @ ", Precedence.Product, left, right)
            : Written.Of("({0} @ {1})" + index, Precedence.Postfix, (left, Precedence.Product), (right, Precedence.Unary));
    }
}
