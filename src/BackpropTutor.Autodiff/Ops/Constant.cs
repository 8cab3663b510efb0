using System.Runtime.InteropServices;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>Numbers that stand in the program itself: <c>[[1, 2], [3, 4]]</c>.</summary>
public sealed record Constant(Tensor Value) : Leaf, IOp
{
    public static IEnumerable<Probe> Probes => [new(new Constant(Tensor.Vector(1, -2)), [], [])];

    public override string Name => "constant";

    protected override Shape Result => Value.Shape;

    public override void Forward(ReadOnlySpan<Tensor> inputs, Shape shape, Span<double> output) => Value.Values.CopyTo(output);

    public bool Equals(Constant? other) => other is not null && Value.Shape.Equals(other.Value.Shape) && SameBits(Value.Values, other.Value.Values);

    static bool SameBits(ReadOnlySpan<double> left, ReadOnlySpan<double> right) =>
        MemoryMarshal.Cast<double, long>(left).SequenceEqual(MemoryMarshal.Cast<double, long>(right));

    public override int GetHashCode() => HashCode.Combine(Value.Shape, Value.Values.Length > 0 ? Value[0] : 0);
}
