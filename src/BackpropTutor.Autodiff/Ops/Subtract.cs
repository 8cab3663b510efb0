using BackpropTutor.Autodiff.Graphs;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>x − y.</summary>
public sealed record Subtract : Broadcasting, IOp
{
    public static IEnumerable<Probe> Probes => Pairs(new Subtract(), Interval.All, Interval.All);

    public override string Name => "subtract";

    public override string Sign => "−";

    public override double Value(double left, double right) => left - right;

    public override Arithmetic Arithmetic => Arithmetic.Subtract;

    public override void Values(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> output) =>
        TensorPrimitives.Subtract(left, right, output);

    public override void Values(ReadOnlySpan<double> left, double right, Span<double> output) =>
        TensorPrimitives.Subtract(left, right, output);

    public override void Values(double left, ReadOnlySpan<double> right, Span<double> output) =>
        TensorPrimitives.Subtract(left, right, output);

    protected override Node LocalPullback(Node self, Node upstream, int input) => input == 0 ? upstream : -upstream;

    public override Written Write(Dialect dialect, Node self) => Written.Infix(" - ", Precedence.Sum, self.Inputs[0], self.Inputs[1]);

    public override JacobianStructure Structure(Node self, int input) =>
        input == 0 && self.Inputs[0].Shape.Equals(self.Shape) ? JacobianStructure.Identity(self.Shape) : base.Structure(self, input);
}
