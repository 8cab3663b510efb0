using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>−x.</summary>
public sealed record Negate : Elementwise, IOp
{
    public static IEnumerable<Probe> Probes => [Probe.Of(new Negate(), Interval.All, Shape.Vector(3))];

    public override string Name => "negate";

    public override bool IsExact => true;

    public override bool WritesPrime => false;

    public override double Value(double x) => -x;

    public override Arithmetic Arithmetic => Arithmetic.Negate;

    public override void Values(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Negate(x, y);

    public override Node Derivative(Node x, Node y) => Node.Fill(x.Shape, -1);

    /// <summary><c>-(2)</c> negates a two, where <c>-2</c> is one number.</summary>
    public override Written Write(Dialect dialect, Node self) => dialect is Dialect.Text or Dialect.Latex
        && self.Inputs[0].Op is Fill { Shape.IsScalar: true, Value: >= 0 }
        ? Written.Of("-({0})", Precedence.Unary, (self.Inputs[0], Precedence.Comparison))
        : Written.Prefix("-", Precedence.Unary, self.Inputs[0]);
}
