using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>The sum of a square matrix's diagonal.</summary>
public sealed record Trace : DefinedOp, IOp
{
    public static IEnumerable<Probe> Probes => [Probe.Of(new Trace(), Interval.All, Shape.Matrix(3, 3))];

    public static IEnumerable<Function> Functions => [Function.Unary(new Trace(), "trace")];

    public override string Name => "trace";

    public override Inferred Infer(ReadOnlySpan<Shape> inputs) => inputs[0] is { IsMatrix: true } matrix && matrix.Rows == matrix.Columns
        ? Shape.Scalar
        : new Bilingual($"trace takes a square matrix, not a {inputs[0]}.", $"trace에는 정사각 행렬이 들어가야 하는데, {inputs[0]}이(가) 주어졌어요.");

    public override Node Define(ImmutableArray<Node> inputs) => Node.Of(new Sum(null, false), Node.Of(new Diag(), inputs[0]));

    public override JacobianStructure Structure(Node self, int input) =>
        JacobianStructure.Sparse(self.Shape, self.Inputs[0].Shape, self.Inputs[0].Shape.Rows, 1);

    public override Written Write(Dialect dialect, Node self) => Written.Call(
        dialect switch { Dialect.Latex => @"\mathrm{{trace}}", Dialect.NumPy => "np.trace", Dialect.Torch => "torch.trace", _ => "trace" },
            self);
}
