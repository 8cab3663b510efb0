using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Numerics;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>
/// ln |det X| of a square matrix, which neither overflows nor vanishes where the determinant does; its gradient is X⁻ᵀ (Petersen and
/// Pedersen, The Matrix Cookbook, §2.1).
/// </summary>
public sealed record LogDeterminant : Op, IOp
{
    public static IEnumerable<Probe> Probes =>
        [Probe.Of(new LogDeterminant(), new(0.5, 3), Shape.Matrix(2, 2)), Probe.Of(new LogDeterminant(), new(-3, 3), Shape.Matrix(3, 3))];

    public static IEnumerable<Function> Functions => [Function.Unary(new LogDeterminant(), "logdet", "logabsdet")];

    public override string Name => "logdet";

    public override Inferred Infer(ReadOnlySpan<Shape> inputs) => Determinant.Square(Name, inputs[0]) is { } fault ? fault : Shape.Scalar;

    public override void Forward(ReadOnlySpan<Tensor> inputs, Shape shape, Span<double> output) =>
        output[0] = Elimination.Determinant(inputs[0].Values, inputs[0].Shape.Rows).LogSize;

    public override Node? Pullback(Node self, Node upstream, int input) => upstream * Node.Of(new Inverse(), self.Inputs[0]).T;

    public override JacobianStructure Structure(Node self, int input) => JacobianStructure.Dense(self.Shape, self.Inputs[0].Shape);

    public override IEnumerable<Irregularity> Irregularities(IReadOnlyList<Tensor> inputs) => Determinant.Singular(inputs[0]);

    public override Written Write(Dialect dialect, Node self) => dialect switch
    {
        Dialect.Latex => Written.Call(@"\mathrm{{logdet}}", self),
        Dialect.NumPy => Written.Of("np.linalg.slogdet({0})[1]", Precedence.Postfix, (self.Inputs[0], Precedence.Comparison)),
        Dialect.Torch => Written.Of("torch.linalg.slogdet({0})[1]", Precedence.Postfix, (self.Inputs[0], Precedence.Comparison)),
        _ => Written.Call("logdet", self),
    };
}
