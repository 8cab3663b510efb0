using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>The transpose of <see cref="Index"/>: zeros in <see cref="Target"/>, but for the picked entries.</summary>
public sealed record Scatter(ImmutableArray<int?> Positions, Shape Target) : Op, IOp
{
    public static IEnumerable<Probe> Probes =>
    [
        Probe.Of(new Scatter([1], Shape.Vector(3)), Interval.All, Shape.Scalar),
            Probe.Of(new Scatter([0, null], Shape.Matrix(2, 3)), Interval.All, Shape.Vector(3)),
        Probe.Of(new Scatter([null, 1], Shape.Matrix(2, 3)), Interval.All, Shape.Vector(2)),
    ];

    public override string Name => "scatter";

    public override bool IsExact => true;

    public override Inferred Infer(ReadOnlySpan<Shape> inputs)
    {
        var picked = Selection.Shaped(Positions, Target);
        return picked.Shape is { } shape && !shape.Equals(inputs[0])
            ? new Bilingual($"The picked part of a {Target} is {shape}, not {inputs[0]}.",
                $"{Target}에서 고른 부분은 {shape}이고 {inputs[0]}이(가) 아니에요.")
            : picked.Fault is { } fault ? fault : Target;
    }

    public override void Forward(ReadOnlySpan<Tensor> inputs, Shape shape, Span<double> output)
    {
        output.Clear();
        var offsets = Selection.Offsets(Positions, shape);
        for (var i = 0; i < offsets.Length; i++)
        {
            output[offsets[i]] = inputs[0][i];
        }
    }

    public override Node? Pullback(Node self, Node upstream, int input) => Node.Of(new Index(Positions), upstream);

    public override JacobianStructure Structure(Node self, int input) =>
        JacobianStructure.Picking(self.Shape, self.Inputs[0].Shape, self.Inputs[0].Shape.Count);

    public bool Equals(Scatter? other) => other is not null && Target.Equals(other.Target) && Positions.SequenceEqual(other.Positions);

    public override int GetHashCode() => Positions.Aggregate(Target.GetHashCode(), (hash, position) => HashCode.Combine(hash, position));

    /// <summary>A product with unit vectors: <c>g I(3)[1]</c> is g at the second of three places, <c>I(2)[0] gᵀ</c> a matrix whose first
    /// row is g.</summary>
    public override Node? Spelled(Node self, Dialect dialect)
    {
        var value = self.Inputs[0];
        if (Target.Count == 1 || Target.Rank > 2)
        {
            return Target.Rank > 2 ? null : value.Reshape(Target);
        }

        var (row, column) = (Positions.FirstOrDefault(), Positions.Length > 1 ? Positions[1] : null);
        return (row, column) switch
        {
            (null, null) => value,
            ({ } i, null) when Target.IsVector => value * Unit(i, 0),
            ({ } i, null) => Node.Of(new MatMul(), Unit(i, 0), Node.Of(new Transpose(), value)),
            (null, { } j) => Node.Of(new MatMul(), value, Node.Of(new Transpose(), Unit(j, 1))),
            ({ } i, { } j) => Node.Of(new MatMul(), value * Unit(i, 0), Node.Of(new Transpose(), Unit(j, 1))),
        };
    }

    /// <summary>What is left of this op in a block of its target, where the block holds the picked place; null where it does not.</summary>
    public Scatter? Within(int axis, int start, int length) =>
        axis < Positions.Length && Positions[axis] is >= 0 and var place && place >= start && place < start + length
            ? new(Positions.SetItem(axis, place - start), Shape.Of([.. Target.Lengths.SetItem(axis, length)]))
            : null;

    /// <summary>Ones at one place along an axis of the target, as a row of the identity.</summary>
    Node Unit(int position, int axis) => Node.Of(Index.At(position), Node.Of(new Identity(Target[axis])));

    public override Written Write(Dialect dialect, Node self)
    {
        var places = string.Join(", ", Positions.Select(position => position?.ToString(System.Globalization.CultureInfo.InvariantCulture)
            ?? "slice(None)"));
        return Written.Of($"scatter({{0}}, ({places},), ({string.Join(", ", Target.Lengths)},))", Precedence.Atom,
            (self.Inputs[0], Precedence.Comparison));
    }
}
