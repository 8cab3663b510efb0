using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Numerics;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>x Φ(x) with the normal distribution function Φ itself, not the approximation by tanh (Hendrycks and Gimpel, 2016,
/// §2).</summary>
public sealed record Gelu : Elementwise, IOp
{
    public static IEnumerable<Probe> Probes => Cases(new Gelu(), new(-3, 3));

    public static IEnumerable<Function> Functions => [Function.Unary(new Gelu(), "gelu")];

    public override string Name => "gelu";

    public override double Value(double x) => x == 0 ? x : double.IsNegativeInfinity(x) ? 0 : x * SpecialFunctions.NormalCdf(x);

    public override Node Derivative(Node x, Node y) => Node.Of(new NormalCdf(), x) + (x * NormalCdf.Density(x));

    public override Written Write(Dialect dialect, Node self) => Written.Call(
        dialect switch
        {
            Dialect.Latex => @"\mathrm{{gelu}}",
            Dialect.NumPy => "gelu",
            Dialect.Torch => "torch.nn.functional.gelu",
            _ => "gelu"
        }, self);
}
