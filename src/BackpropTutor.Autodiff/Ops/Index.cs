using System.Collections.Immutable;
using System.Globalization;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>
/// An entry, row or column: <c>W[1, 2]</c>, <c>X[0, :]</c>, a null position standing for <c>:</c>. An axis with a position vanishes.
/// Entries that are not picked receive no gradient; one that is picked more than once receives the sum, as every fan-out does.
/// </summary>
public sealed record Index(ImmutableArray<int?> Positions) : Op, IOp
{
    public static IEnumerable<Probe> Probes =>
    [
        Probe.Of(At(1), Interval.All, Shape.Vector(3)), Probe.Of(At(-1), Interval.All, Shape.Vector(3)),
            Probe.Of(At(1, 2), Interval.All, Shape.Matrix(2, 3)),
        Probe.Of(At(0, null), Interval.All, Shape.Matrix(2, 3)), Probe.Of(At(null, 1), Interval.All, Shape.Matrix(2, 3)),
            Probe.Of(At(1), Interval.All, Shape.Matrix(2, 3)),
        Probe.Of(At(null, null), Interval.All, Shape.Matrix(2, 3)),
    ];

    public override string Name => "index";

    public override bool IsExact => true;

    public static Index At(params ReadOnlySpan<int?> positions) => new([.. positions]);

    public override Inferred Infer(ReadOnlySpan<Shape> inputs) => Selection.Shaped(Positions, inputs[0]);

    public override void Forward(ReadOnlySpan<Tensor> inputs, Shape shape, Span<double> output)
    {
        var offsets = Selection.Offsets(Positions, inputs[0].Shape);
        for (var i = 0; i < offsets.Length; i++)
        {
            output[i] = inputs[0][offsets[i]];
        }
    }

    public override Node? Pullback(Node self, Node upstream, int input) => Node.Of(new Scatter(Positions, self.Inputs[0].Shape), upstream);

    public override JacobianStructure Structure(Node self, int input) =>
        JacobianStructure.Picking(self.Shape, self.Inputs[0].Shape, self.Shape.Count);

    public override Written Write(Dialect dialect, Node self)
    {
        var places = Positions.Select(position => position?.ToString(CultureInfo.InvariantCulture) ?? ":");
        var indexed = Written.Postfix($"[{string.Join(", ", places)}]", self.Inputs[0]);
        return dialect == Dialect.Latex && self.Shape.IsScalar && Positions.All(position => position is >= 0)
            ? indexed with
            {
                IfNamed = Written.Postfix($"_{{{{{string.Join(",", Positions.Select(position => position + 1))}}}}}",
                self.Inputs[0])
            }
            : indexed;
    }

    public bool Equals(Index? other) => other is not null && Positions.SequenceEqual(other.Positions);

    public override int GetHashCode() => Positions.Aggregate(17, (hash, position) => HashCode.Combine(hash, position));
}
