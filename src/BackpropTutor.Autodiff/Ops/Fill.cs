using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>One number in every entry: a literal such as <c>2</c>, <c>ones(3)</c>, <c>zeros(2, 3)</c>.</summary>
public sealed record Fill(Shape Shape, double Value) : Leaf, IOp
{
    public static IEnumerable<Probe> Probes => [new(new Fill(Shape.Vector(3), 1), [], []), new(new Fill(Shape.Scalar, -2.5), [], [])];

    public override string Name => Shape.IsScalar ? "constant" : "fill";

    protected override Shape Result => Shape;

    public override void Forward(ReadOnlySpan<Tensor> inputs, Shape shape, Span<double> output) => output.Fill(Value);
}
