using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>The angle whose tangent is x, in radians between −π/2 and π/2. Its derivative is 1/(1 + x²).</summary>
public sealed record Arctan : Elementwise, IOp
{
    public static IEnumerable<Probe> Probes => Cases(new Arctan(), new(-3, 3));

    public static IEnumerable<Function> Functions => [Function.Unary(new Arctan(), "arctan", "atan")];

    public override string Name => "arctan";

    public override bool WritesPrime => false;

    public override double Value(double x) => Math.Atan(x);

    public override Node Derivative(Node x, Node y) => 1 / (1 + x.Apply(new Square()));

    public override Written Write(Dialect dialect, Node self) => Written.Call(
        dialect switch { Dialect.Latex => @"\arctan", Dialect.NumPy => "np.arctan", Dialect.Torch => "torch.atan", _ => "arctan" }, self);
}
