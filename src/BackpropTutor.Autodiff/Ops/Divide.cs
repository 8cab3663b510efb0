using BackpropTutor.Autodiff.Graphs;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>x / y, entry by entry.</summary>
public sealed record Divide : Broadcasting, IOp
{
    public static IEnumerable<Probe> Probes => Pairs(new Divide(), Interval.All, new(0.2, 3));

    public override string Name => "divide";

    public override string Sign => "/";

    public override double Value(double left, double right) => left / right;

    public override Arithmetic Arithmetic => Arithmetic.Divide;

    public override void Values(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> output) =>
        TensorPrimitives.Divide(left, right, output);

    public override void Values(ReadOnlySpan<double> left, double right, Span<double> output) =>
        TensorPrimitives.Divide(left, right, output);

    public override void Values(double left, ReadOnlySpan<double> right, Span<double> output) =>
        TensorPrimitives.Divide(left, right, output);

    protected override Node LocalPullback(Node self, Node upstream, int input) => input == 0
        ? upstream / self.Inputs[1] : -(upstream * self.Inputs[0] / self.Inputs[1].Pow(2.0));

    protected override (IrregularityKind Kind, Bilingual Message)? IrregularityAt(double left, double right) =>
        right == 0 ? (IrregularityKind.OutsideDomain, Messages.OutsideDomain("1/x", right)) : null;

    public override Written Write(Dialect dialect, Node self) => dialect == Dialect.Latex
        ? Written.Of(@"\frac{{{0}}}{{{1}}}", Precedence.Power, (self.Inputs[0], Precedence.Comparison),
            (self.Inputs[1], Precedence.Comparison))
        : Written.Infix(" / ", Precedence.Product, self.Inputs[0], self.Inputs[1]);
}
