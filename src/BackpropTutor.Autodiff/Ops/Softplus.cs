using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Numerics;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>ln(1 + eˣ), as max(x, 0) + ln(1 + e^−|x|) so that it neither overflows nor loses its tail; its derivative is σ(x).</summary>
public sealed record Softplus : Elementwise, IOp
{
    public static IEnumerable<Probe> Probes => Cases(new Softplus(), new(-3, 3));

    public static IEnumerable<Function> Functions => [Function.Unary(new Softplus(), "softplus")];

    public override string Name => "softplus";

    public override bool WritesPrime => false;

    public override double Value(double x) => Math.Max(x, 0) + SpecialFunctions.Log1p(Math.Exp(-Math.Abs(x)));

    public override Node Derivative(Node x, Node y) => Node.Of(new Sigmoid(), x);

    public override Written Write(Dialect dialect, Node self) => Written.Call(
        dialect switch
        {
            Dialect.Latex => @"\mathrm{{softplus}}",
            Dialect.NumPy => "softplus",
            Dialect.Torch => "torch.nn.functional.softplus",
            _ => "softplus"
        }, self);
}
