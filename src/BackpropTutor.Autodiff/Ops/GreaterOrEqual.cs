namespace BackpropTutor.Autodiff.Ops;

/// <summary>1 where x &gt;= y, else 0.</summary>
public sealed record GreaterOrEqual : Comparison, IOp
{
    public static IEnumerable<Probe> Probes => Pairs(new GreaterOrEqual(), new(-3, 3), new(-3, 3));

    public override string Name => "greaterorequal";

    public override string Sign => ">=";

    public override double Value(double left, double right) => left >= right ? 1 : 0;

    protected override string In(Dialect dialect) => dialect == Dialect.Latex ? @"\ge" : Sign;
}
