using BackpropTutor.Autodiff.Graphs;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>x + y. It sends the same gradient to both sides.</summary>
public sealed record Add : Broadcasting, IOp
{
    public static IEnumerable<Probe> Probes => Pairs(new Add(), Interval.All, Interval.All);

    public override string Name => "add";

    public override string Sign => "+";

    public override double Value(double left, double right) => left + right;

    public override Arithmetic Arithmetic => Arithmetic.Add;

    public override void Values(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> output) =>
        TensorPrimitives.Add(left, right, output);

    public override void Values(ReadOnlySpan<double> left, double right, Span<double> output) => TensorPrimitives.Add(left, right, output);

    public override void Values(double left, ReadOnlySpan<double> right, Span<double> output) => TensorPrimitives.Add(right, left, output);

    protected override Node LocalPullback(Node self, Node upstream, int input) => upstream;

    public override Written Write(Dialect dialect, Node self) => Written.Infix(" + ", Precedence.Sum, self.Inputs[0], self.Inputs[1]);

    public override JacobianStructure Structure(Node self, int input) =>
        self.Inputs[input].Shape.Equals(self.Shape) ? JacobianStructure.Identity(self.Shape) : base.Structure(self, input);
}
