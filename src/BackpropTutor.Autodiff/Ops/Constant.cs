using System.Runtime.InteropServices;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Numerics;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>Numbers that stand in the program itself: <c>[[1, 2], [3, 4]]</c>.</summary>
public sealed record Constant(Tensor Value) : Leaf, IOp
{
    public static IEnumerable<Probe> Probes => [new(new Constant(Tensor.Vector(1, -2)), [], [])];

    public override string Name => "constant";

    protected override Shape Result => Value.Shape;

    public override void Forward(ReadOnlySpan<Tensor> inputs, Shape shape, Span<double> output) => Value.Values.CopyTo(output);

    public override Written Write(Dialect dialect, Node self)
    {
        // A LaTeX matrix of one column would read back as a vector.
        if (dialect == Dialect.Latex && !(Value.Shape.IsMatrix && Value.Shape.Columns == 1))
        {
            return Written.Atom(NumberFormat.ForLatex(Value, null)) with
            {
                Level = Value.Shape.IsScalar && double.IsNegative(Value.Number)
                ? Precedence.Unary : Precedence.Atom
            };
        }

        var entries = Value.Values.ToArray().Select(NumberFormat.Full);
        var list = Value.Shape.Rank switch
        {
            0 => entries.Single(),
            1 => $"[{string.Join(", ", entries)}]",
            _ => $"[{string.Join(", ", entries.Chunk(Math.Max(1, Value.Shape.Columns)).Select(row => $"[{string.Join(", ", row)}]"))}]",
        };
        return Value.Shape.IsScalar ? Written.Atom(list) with
        {
            Level = double.IsNegative(Value.Number)
            ? Precedence.Unary : Precedence.Atom
        } : Written.Atom(dialect switch
        {
            Dialect.NumPy => $"np.array({list}, dtype=float)",
            Dialect.Torch => $"torch.tensor({list}, dtype=torch.float64)",
            _ => list,
        });
    }

    public bool Equals(Constant? other) => other is not null && Value.Shape.Equals(other.Value.Shape)
        && SameBits(Value.Values, other.Value.Values);

    static bool SameBits(ReadOnlySpan<double> left, ReadOnlySpan<double> right) =>
        MemoryMarshal.Cast<double, long>(left).SequenceEqual(MemoryMarshal.Cast<double, long>(right));

    public override int GetHashCode() => HashCode.Combine(Value.Shape, Value.Values.Length > 0 ? Value[0] : 0);
}
