using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>One number in every entry: a literal such as <c>2</c>, <c>ones(3)</c>, <c>zeros(2, 3)</c>.</summary>
public sealed record Fill(Shape Shape, double Value) : Leaf, IOp
{
    public static IEnumerable<Probe> Probes => [new(new Fill(Shape.Vector(3), 1), [], []), new(new Fill(Shape.Scalar, -2.5), [], [])];

    /// <summary>By the bits, since 0 and −0 are different constants to divide by.</summary>
    public bool Equals(Fill? other) =>
        other is not null && Shape.Equals(other.Shape) && BitConverter.DoubleToInt64Bits(Value) == BitConverter.DoubleToInt64Bits(other.Value);

    public override int GetHashCode() => HashCode.Combine(Shape, BitConverter.DoubleToInt64Bits(Value));

    public override string Name => Shape.IsScalar ? "constant" : "fill";

    protected override Shape Result => Shape;

    public override void Forward(ReadOnlySpan<Tensor> inputs, Shape shape, Span<double> output) => output.Fill(Value);
}
