using BackpropTutor.Autodiff.Graphs;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>
/// σ'(x) = e^−|x| / (1 + e^−|x|)², the density of the logistic distribution: σ(1 − σ) with all its digits also where σ rounds to 1. Its own
/// derivative is −σ'(x) tanh(x/2).
/// </summary>
public sealed record LogisticDensity : Elementwise, IOp
{
    public static IEnumerable<Probe> Probes => Cases(new LogisticDensity(), new(-3, 3));

    public override string Name => "logisticdensity";

    public override bool WritesPrime => false;

    public override double Value(double x) => OfPower(Math.Exp(-Math.Abs(x)));

    public override void Values(ReadOnlySpan<double> x, Span<double> y)
    {
        TensorPrimitives.Abs(x, y);
        TensorPrimitives.Negate(y, y);
        TensorPrimitives.Exp(y, y);
        for (var i = 0; i < y.Length; i++)
        {
            y[i] = OfPower(y[i]);
        }
    }

    /// <summary>σ(|x|) σ(−|x|) from e^−|x|: as two quotients it is nearer to σ(1 − σ) than over a square.</summary>
    static double OfPower(double power) => 1 / (1 + power) * (power / (1 + power));

    public override Node Derivative(Node x, Node y) => -(y * Node.Of(new Tanh(), x / 2));

    public override Node? Spelled(Node self, Dialect dialect) => Node.Of(new Prime(new Sigmoid()), self.Inputs[0]);

    public override Written Write(Dialect dialect, Node self) => Written.Of(
        "({0} * {1})", Precedence.Atom, (Node.Of(new Sigmoid(), self.Inputs[0]), Precedence.Product),
            (Node.Of(new Sigmoid(), -self.Inputs[0]), Precedence.Unary));
}
