using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Numerics;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>One number in every entry: a literal such as <c>2</c>, <c>ones(3)</c>, <c>zeros(2, 3)</c>.</summary>
public sealed record Fill(Shape Shape, double Value) : Leaf, IOp
{
    public static IEnumerable<Probe> Probes => [new(new Fill(Shape.Vector(3), 1), [], []), new(new Fill(Shape.Scalar, -2.5), [], [])];

    /// <summary>By the bits, since 0 and −0 are different constants to divide by.</summary>
    public bool Equals(Fill? other) =>
        other is not null && Shape.Equals(other.Shape)
            && BitConverter.DoubleToInt64Bits(Value) == BitConverter.DoubleToInt64Bits(other.Value);

    public override int GetHashCode() => HashCode.Combine(Shape, BitConverter.DoubleToInt64Bits(Value));

    public override string Name => Shape.IsScalar ? "constant" : "fill";

    protected override Shape Result => Shape;

    public override void Forward(ReadOnlySpan<Tensor> inputs, Shape shape, Span<double> output) => output.Fill(Value);

    public override Node? Spelled(Node self, Dialect dialect) =>
        Shape.IsScalar || Value is 0 or 1 ? null : Node.Of(new Multiply(), Node.Fill(Shape.Scalar, Value), Node.Fill(Shape, 1));

    public override Written Write(Dialect dialect, Node self)
    {
        var number = Named(dialect) ?? (dialect == Dialect.Latex ? NumberFormat.ForLatex(Value, null) : NumberFormat.Full(Value));
        var level = double.IsNegative(Value) ? Precedence.Unary : number.Contains("times", StringComparison.Ordinal)
            ? Precedence.Product : Precedence.Atom;
        if (Shape.IsScalar)
        {
            return Written.Atom(number) with { Level = level };
        }

        var sizes = string.Join(", ", Shape.Lengths);
        return dialect switch
        {
            Dialect.NumPy => Written.Atom($"np.full(({sizes},), {number})"),
            Dialect.Torch => Written.Atom($"torch.full(({sizes},), {number}, dtype=torch.float64)"),
            Dialect.Latex => Written.Atom(Value == 0 ? $@"\mathrm{{zeros}}({sizes})" : $@"\mathrm{{ones}}({sizes})"),
            _ => Written.Atom(Value == 0 ? $"zeros({sizes})" : $"ones({sizes})"),
        };
    }

    /// <summary>e and π by their names, which are no names of variables where the constants can be typed.</summary>
    string? Named(Dialect dialect) => Value switch
    {
        Math.E => dialect switch { Dialect.NumPy => "np.e", Dialect.Torch => "torch.e", _ => "e" },
        Math.PI => dialect switch { Dialect.Latex => @"\pi", Dialect.NumPy => "np.pi", Dialect.Torch => "torch.pi", _ => "π" },
        _ => null,
    };
}
