namespace BackpropTutor.Autodiff.Ops;

/// <summary>1 where x == y, else 0.</summary>
public sealed record Equal : Comparison, IOp
{
    public static IEnumerable<Probe> Probes => Pairs(new Equal(), new(-3, 3), new(-3, 3));

    public override string Name => "equal";

    public override string Sign => "==";

    public override double Value(double left, double right) => left == right ? 1 : 0;
}
