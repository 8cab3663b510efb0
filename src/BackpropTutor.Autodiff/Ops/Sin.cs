using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>The sine, of an angle in radians.</summary>
public sealed record Sin : Elementwise, IOp
{
    public static IEnumerable<Probe> Probes => Cases(new Sin(), new(-3, 3));

    public static IEnumerable<Function> Functions => [Function.Unary(new Sin(), "sin")];

    public override string Name => "sin";

    public override bool WritesPrime => false;

    public override double Value(double x) => Math.Sin(x);

    public override Node Derivative(Node x, Node y) => Node.Of(new Cos(), x);

    public override Written Write(Dialect dialect, Node self) => Written.Call(
        dialect switch { Dialect.Latex => @"\sin", Dialect.NumPy => "np.sin", Dialect.Torch => "torch.sin", _ => "sin" }, self);
}
