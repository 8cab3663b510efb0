using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Numerics;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>Φ(x), the standard normal distribution function: what gelu's derivative needs. Its own derivative is the normal
/// density.</summary>
public sealed record NormalCdf : Elementwise, IOp
{
    public static IEnumerable<Probe> Probes => Cases(new NormalCdf(), new(-3, 3));

    public override string Name => "normalcdf";

    public override bool WritesPrime => false;

    public static Node Density(Node x) => Node.Of(new Exp(), -(x.Pow(2.0) / 2)) / Math.Sqrt(2 * Math.PI);

    public override double Value(double x) => SpecialFunctions.NormalCdf(x);

    public override Node Derivative(Node x, Node y) => Density(x);

    /// <summary>By what the language can say: gelu'(x) is Φ(x) and x times the density.</summary>
    public override Node? Spelled(Node self, Dialect dialect) =>
        Node.Of(new Prime(new Gelu()), self.Inputs[0]) - (self.Inputs[0] * Density(self.Inputs[0]));

    public override Written Write(Dialect dialect, Node self) => Written.Call(dialect == Dialect.NumPy ? "normalcdf" : "torch.special.ndtr",
        self);
}
