using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>The cosine, of an angle in radians; its derivative is −sin x.</summary>
public sealed record Cos : Elementwise, IOp
{
    public static IEnumerable<Probe> Probes => Cases(new Cos(), new(-3, 3));

    public static IEnumerable<Function> Functions => [Function.Unary(new Cos(), "cos")];

    public override string Name => "cos";

    public override bool WritesPrime => false;

    public override double Value(double x) => Math.Cos(x);

    public override Node Derivative(Node x, Node y) => -Node.Of(new Sin(), x);

    public override Written Write(Dialect dialect, Node self) => Written.Call(
        dialect switch { Dialect.Latex => @"\cos", Dialect.NumPy => "np.cos", Dialect.Torch => "torch.cos", _ => "cos" }, self);
}
