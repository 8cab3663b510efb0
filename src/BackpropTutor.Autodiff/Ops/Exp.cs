using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>eˣ, its own derivative.</summary>
public sealed record Exp : Elementwise, IOp
{
    public static IEnumerable<Probe> Probes => [Probe.Of(new Exp(), new(-3, 3), Shape.Vector(4)),
        Probe.Of(new Exp(), new(-3, 3), Shape.Matrix(2, 3))];

    public static IEnumerable<Function> Functions => [Function.Unary(new Exp(), "exp")];

    public override string Name => "exp";

    public override bool WritesPrime => false;

    public override double Value(double x) => Math.Exp(x);

    public override void Values(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Exp(x, y);

    public override Node Derivative(Node x, Node y) => y;

    public override Written Write(Dialect dialect, Node self) => Written.Call(
        dialect switch { Dialect.Latex => @"\exp", Dialect.NumPy => "np.exp", Dialect.Torch => "torch.exp", _ => "exp" }, self);
}
