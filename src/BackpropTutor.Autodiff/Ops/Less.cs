namespace BackpropTutor.Autodiff.Ops;

/// <summary>1 where x &lt; y, else 0.</summary>
public sealed record Less : Comparison, IOp
{
    public static IEnumerable<Probe> Probes => Pairs(new Less(), new(-3, 3), new(-3, 3));

    public override string Name => "less";

    public override string Sign => "<";

    public override double Value(double left, double right) => left < right ? 1 : 0;
}
