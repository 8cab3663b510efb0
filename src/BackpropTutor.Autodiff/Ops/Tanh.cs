using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>The hyperbolic tangent; its derivative is 1 − tanh²(x).</summary>
public sealed record Tanh : Elementwise, IOp
{
    public static IEnumerable<Probe> Probes => [Probe.Of(new Tanh(), new(-3, 3), Shape.Vector(4)), Probe.Of(new Tanh(), new(-3, 3), Shape.Matrix(2, 3))];

    public static IEnumerable<Function> Functions => [Function.Unary(new Tanh(), "tanh")];

    public override string Name => "tanh";

    public override double Value(double x) => Math.Tanh(x);

    public override void Values(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Tanh(x, y);

    public override Node Derivative(Node x, Node y) => 1 - y.Pow(2.0);

    public override Written Write(Dialect dialect, Node self) => Written.Call(
        dialect switch { Dialect.Latex => @"\tanh", Dialect.NumPy => "np.tanh", Dialect.Torch => "torch.tanh", _ => "tanh" }, self);
}
