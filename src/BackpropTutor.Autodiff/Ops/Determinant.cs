using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Numerics;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>The determinant of a square matrix; its gradient is det(X) X⁻ᵀ (Petersen and Pedersen, The Matrix Cookbook, §2.1).</summary>
public sealed record Determinant : Op, IOp
{
    public static IEnumerable<Probe> Probes =>
        [Probe.Of(new Determinant(), new(-3, 3), Shape.Matrix(2, 2)), Probe.Of(new Determinant(), new(-3, 3), Shape.Matrix(3, 3))];

    public static IEnumerable<Function> Functions => [Function.Unary(new Determinant(), "det")];

    public override string Name => "det";

    public override Inferred Infer(ReadOnlySpan<Shape> inputs) => Square(Name, inputs[0]) is { } fault ? fault : Shape.Scalar;

    public override void Forward(ReadOnlySpan<Tensor> inputs, Shape shape, Span<double> output)
    {
        var (logarithm, sign) = Elimination.Determinant(inputs[0].Values, inputs[0].Shape.Rows);
        output[0] = sign * Math.Exp(logarithm);
    }

    public override Node? Pullback(Node self, Node upstream, int input) => upstream * self * Node.Of(new Inverse(), self.Inputs[0]).T;

    public override JacobianStructure Structure(Node self, int input) => JacobianStructure.Dense(self.Shape, self.Inputs[0].Shape);

    public override IEnumerable<Irregularity> Irregularities(IReadOnlyList<Tensor> inputs)
    {
        if (IsSingular(inputs[0]))
        {
            yield return new(IrregularityKind.NotDifferentiable, 0, 0, new(
                "The matrix is singular; there the gradient of its determinant, which is found with the inverse, is not.",
                "특이 행렬이에요. 행렬식의 기울기는 역행렬로 구하므로 여기에서는 구하지 못해요."));
        }
    }

    public override Written Write(Dialect dialect, Node self) => Written.Call(
        dialect switch
        {
            Dialect.Latex => @"\det",
            Dialect.NumPy => "np.linalg.det",
            Dialect.Torch => "torch.linalg.det",
            _ => "det",
        },
        self);

    /// <summary>Why a shape is no square matrix's; null where it is one.</summary>
    internal static Bilingual? Square(string name, Shape shape) => shape.IsMatrix && shape.Rows == shape.Columns ? null : new(
        $"{name} takes a square matrix, not a {shape}.", $"{name}에는 정사각 행렬이 들어가야 하는데, {shape}이(가) 주어졌어요.");

    internal static IEnumerable<Irregularity> Singular(Tensor matrix)
    {
        if (IsSingular(matrix))
        {
            yield return new(IrregularityKind.OutsideDomain, 0, 0, new(
                "The matrix is singular, or so nearly that rounding decides: it has no inverse.",
                "특이 행렬이거나 반올림으로 갈릴 만큼 가까워서 역행렬이 없어요."));
        }
    }

    /// <summary>Whether |det X| is next to nothing beside the product of the rows' lengths, which bounds it (Hadamard).</summary>
    static bool IsSingular(Tensor matrix)
    {
        const double NextToNothing = -20;
        var (size, bound) = (matrix.Shape.Rows, 0.0);
        for (var i = 0; i < size; i++)
        {
            var squares = 0.0;
            foreach (var entry in matrix.Values.Slice(i * size, size))
            {
                squares += entry * entry;
            }

            bound += Math.Log(squares) / 2;
        }

        return !(Elimination.Determinant(matrix.Values, size).LogSize > bound + NextToNothing);
    }
}
