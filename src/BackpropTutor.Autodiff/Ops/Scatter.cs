using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>The transpose of <see cref="Index"/>: zeros in <see cref="Target"/>, but for the picked entries.</summary>
public sealed record Scatter(ImmutableArray<int?> Positions, Shape Target) : Op, IOp
{
    public static IEnumerable<Probe> Probes =>
    [
        Probe.Of(new Scatter([1], Shape.Vector(3)), Interval.All, Shape.Scalar), Probe.Of(new Scatter([0, null], Shape.Matrix(2, 3)), Interval.All, Shape.Vector(3)),
        Probe.Of(new Scatter([null, 1], Shape.Matrix(2, 3)), Interval.All, Shape.Vector(2)),
    ];

    public override string Name => "scatter";

    public override Inferred Infer(ReadOnlySpan<Shape> inputs)
    {
        var picked = Selection.Shaped(Positions, Target);
        return picked.Shape is { } shape && !shape.Equals(inputs[0])
            ? new Bilingual($"The picked part of a {Target} is {shape}, not {inputs[0]}.", $"{Target}에서 고른 부분은 {shape}이고 {inputs[0]}이(가) 아니에요.")
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

    public override Written Write(Dialect dialect, Node self)
    {
        if (dialect is not (Dialect.NumPy or Dialect.Torch))
        {
            return base.Write(dialect, self);
        }

        var places = string.Join(", ", Positions.Select(position => position?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "slice(None)"));
        return Written.Of($"scatter({{0}}, ({places},), ({string.Join(", ", Target.Lengths)},))", Precedence.Atom, (self.Inputs[0], Precedence.Comparison));
    }
}
