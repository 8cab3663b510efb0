using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>The hyperbolic tangent; its derivative is 1 − tanh²(x) = 4 σ'(2x), which keeps its digits where tanh rounds to 1.</summary>
public sealed record Tanh : Elementwise, IOp
{
    public static IEnumerable<Probe> Probes => [Probe.Of(new Tanh(), new(-3, 3), Shape.Vector(4)),
        Probe.Of(new Tanh(), new(-3, 3), Shape.Matrix(2, 3))];

    public static IEnumerable<Function> Functions => [Function.Unary(new Tanh(), "tanh")];

    public override string Name => "tanh";

    /// <summary>From the exponential where that loses nothing; near zero as x less a correction, the quotient at which tanh's continued
    /// fraction is broken off after eight terms.</summary>
    public override double Value(double x)
    {
        var size = Math.Abs(x);
        if (size < 0.65)
        {
            var square = x * x;
            var correction = square * (675675 + (square * (45045 + (square * (594 + square)))))
                / (2027025 + (square * (945945 + (square * (51975 + (square * (630 + square)))))));
            return Math.CopySign(size - (size * correction), x);
        }

        var power = Math.Exp(-2 * size);
        return Math.CopySign(1 - (2 * power / (1 + power)), x);
    }

    public override void Values(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Tanh(x, y);

    public override Node Derivative(Node x, Node y) => 4 * Node.Of(new LogisticDensity(), 2 * x);

    public override Node Familiar(Node x, Node y) => 1 - y.Pow(2.0);

    public override Written Write(Dialect dialect, Node self) => Written.Call(
        dialect switch { Dialect.Latex => @"\tanh", Dialect.NumPy => "np.tanh", Dialect.Torch => "torch.tanh", _ => "tanh" }, self);
}
