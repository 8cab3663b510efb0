using BackpropTutor.Autodiff.Graphs;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>x ⊙ y, entry by entry. Each side receives the other one's value times the upstream gradient.</summary>
public sealed record Multiply : Broadcasting, IOp
{
    public static IEnumerable<Probe> Probes => Pairs(new Multiply(), Interval.All, Interval.All);

    public override string Name => "multiply";

    public override string Sign => "⊙";

    public override double Value(double left, double right) => left * right;

    public override Arithmetic Arithmetic => Arithmetic.Multiply;

    public override void Values(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> output) =>
        TensorPrimitives.Multiply(left, right, output);

    public override void Values(ReadOnlySpan<double> left, double right, Span<double> output) =>
        TensorPrimitives.Multiply(left, right, output);

    public override void Values(double left, ReadOnlySpan<double> right, Span<double> output) =>
        TensorPrimitives.Multiply(right, left, output);

    protected override Node LocalPullback(Node self, Node upstream, int input) => upstream * self.Inputs[1 - input];

    public override Written Write(Dialect dialect, Node self) => dialect switch
    {
        Dialect.NumPy or Dialect.Torch => Written.Infix(" * ", Precedence.Product, self.Inputs[0], self.Inputs[1]),
        _ when Scales(self) => Written.Juxtaposed(dialect, self.Inputs[0], self.Inputs[1], " * "),
        _ => Hadamard(dialect, self),
    };

    static bool Scales(Node self) => self.Inputs[0].Shape.IsScalar || self.Inputs[1].Shape.IsScalar;

    /// <summary>A matrix product on the left is bracketed for the reader's sake, as <see cref="Written.Apart"/> explains.</summary>
    static Written Hadamard(Dialect dialect, Node self) => Written.Of(
        dialect == Dialect.Latex ? @"{0} \odot {1}" : "{0} ⊙ {1}",
        Precedence.Product,
        (self.Inputs[0], Written.Face(dialect, self.Inputs[0]).Op is MatMul ? Precedence.Unary : Precedence.Product),
        (self.Inputs[1], Precedence.Unary));
}
