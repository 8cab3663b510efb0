using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>The logistic function 1 / (1 + e⁻ˣ), never overflowing; its derivative is σ(x)(1 − σ(x)), the
/// <see cref="LogisticDensity"/>.</summary>
public sealed record Sigmoid : Elementwise, IOp
{
    public static IEnumerable<Probe> Probes => [Probe.Of(new Sigmoid(), new(-3, 3), Shape.Vector(4)),
        Probe.Of(new Sigmoid(), new(-3, 3), Shape.Matrix(2, 3))];

    public static IEnumerable<Function> Functions => [Function.Unary(new Sigmoid(), "sigmoid", "σ", "logistic")];

    public override string Name => "sigmoid";

    public override double Value(double x)
    {
        var power = Math.Exp(-Math.Abs(x));
        return (x >= 0 ? 1 : power) / (1 + power);
    }

    public override void Values(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Sigmoid(x, y);

    public override Node Derivative(Node x, Node y) => Node.Of(new LogisticDensity(), x);

    public override Node Familiar(Node x, Node y) => y * (1 - y);

    public override Written Write(Dialect dialect, Node self) => Written.Call(
        dialect switch { Dialect.Latex => @"\sigma", Dialect.Text => "σ", Dialect.Torch => "torch.sigmoid", _ => "sigmoid" }, self);
}
