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

    public override void Values(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> output) => TensorPrimitives.Multiply(left, right, output);

    public override void Values(ReadOnlySpan<double> left, double right, Span<double> output) => TensorPrimitives.Multiply(left, right, output);

    public override void Values(double left, ReadOnlySpan<double> right, Span<double> output) => TensorPrimitives.Multiply(right, left, output);

    protected override Node LocalPullback(Node self, Node upstream, int input) => upstream * self.Inputs[1 - input];

    public override Written Write(Dialect dialect, Node self) => dialect switch
    {
        Dialect.NumPy or Dialect.Torch => Written.Infix(" * ", Precedence.Product, self.Inputs[0], self.Inputs[1]),
        Dialect.Latex when !Scales(self) => Hadamard(@"{0} \odot {1}", self),
        Dialect.Latex => Written.Of(
            self.Inputs[1].Uniform is null ? @"{0} \, {1}" : @"{0} \cdot {1}", Precedence.Product, (self.Inputs[0], Precedence.Product), (self.Inputs[1], Precedence.Power)),
        _ => Scales(self) ? Written.Juxtaposed(self.Inputs[0], self.Inputs[1], " * ") : Hadamard("{0} ⊙ {1}", self),
    };

    static bool Scales(Node self) => self.Inputs[0].Shape.IsScalar || self.Inputs[1].Shape.IsScalar;

    /// <summary>A matrix product on the left is bracketed for the reader's sake, as <see cref="Written.Apart"/> explains.</summary>
    static Written Hadamard(string pattern, Node self) => Written.Of(
        pattern, Precedence.Product, (self.Inputs[0], self.Inputs[0].Op is MatMul ? Precedence.Unary : Precedence.Product), (self.Inputs[1], Precedence.Unary));
}
