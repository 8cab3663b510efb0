using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>The natural logarithm, for positive x; its derivative is 1/x.</summary>
public sealed record Log : Elementwise, IOp
{
    public static IEnumerable<Probe> Probes => [Probe.Of(new Log(), new(0.1, 5), Shape.Vector(4))];

    public static IEnumerable<Function> Functions => [Function.Unary(new Log(), "log", "ln")];

    public override string Name => "log";

    public override bool WritesPrime => false;

    public override Interval Domain => Interval.Positive;

    public override double Value(double x) => Math.Log(x);

    public override void Values(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Log(x, y);

    public override Node Derivative(Node x, Node y) => 1 / x;

    public override Written Write(Dialect dialect, Node self) => Written.Call(
        dialect switch { Dialect.Latex => @"\ln", Dialect.NumPy => "np.log", Dialect.Torch => "torch.log", _ => "ln" }, self);
}
