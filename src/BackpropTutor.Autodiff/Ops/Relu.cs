using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>max(0, x). At the kink 0 its derivative is taken as 0, the flat side's.</summary>
public sealed record Relu : Elementwise, IOp
{
    public static IEnumerable<Probe> Probes => [Probe.Of(new Relu(), new(-3, 3), Shape.Vector(4)),
        Probe.Of(new Relu(), new(-3, 3), Shape.Matrix(2, 3))];

    public static IEnumerable<Function> Functions => [Function.Unary(new Relu(), "relu")];

    public override string Name => "relu";

    public override bool IsExact => true;

    public override ImmutableArray<double> Kinks => [0];

    public override double Value(double x) => Math.Max(0, x);

    public override void Values(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Max(x, 0.0, y);

    public override Node Derivative(Node x, Node y) => Node.Of(new Greater(), x, 0.0);

    public override Written Write(Dialect dialect, Node self) => Written.Call(
        dialect switch { Dialect.Latex => @"\mathrm{{relu}}", Dialect.Torch => "torch.relu", _ => "relu" }, self);
}
