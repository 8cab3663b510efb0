using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Numerics;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>
/// The inverse of a square matrix. With Y = X⁻¹ the gradient is −Yᵀ G Yᵀ (Petersen and Pedersen, The Matrix Cookbook, §2.2).
/// </summary>
public sealed record Inverse : Op, IOp
{
    public static IEnumerable<Probe> Probes =>
        [Probe.Of(new Inverse(), new(0.5, 3), Shape.Matrix(2, 2)), Probe.Of(new Inverse(), new(-3, 3), Shape.Matrix(3, 3))];

    public static IEnumerable<Function> Functions => [Function.Unary(new Inverse(), "inv", "inverse")];

    public override string Name => "inv";

    public override Inferred Infer(ReadOnlySpan<Shape> inputs) => Determinant.Square(Name, inputs[0]) is { } fault ? fault : inputs[0];

    public override void Forward(ReadOnlySpan<Tensor> inputs, Shape shape, Span<double> output) =>
        Elimination.Invert(inputs[0].Values, shape.Rows, output);

    public override Node? Pullback(Node self, Node upstream, int input) => -self.T.MatMul(upstream).MatMul(self.T);

    public override JacobianStructure Structure(Node self, int input) => JacobianStructure.Dense(self.Shape, self.Inputs[0].Shape);

    public override IEnumerable<Irregularity> Irregularities(IReadOnlyList<Tensor> inputs) => Determinant.Singular(inputs[0]);

    public override Written Write(Dialect dialect, Node self) => dialect switch
    {
        Dialect.Latex => new("{0}^{{-1}}", Precedence.Power, self.Inputs, [Precedence.Atom]),
        Dialect.NumPy => Written.Call("np.linalg.inv", self),
        Dialect.Torch => Written.Call("torch.linalg.inv", self),
        _ => Written.Call("inv", self),
    };
}
