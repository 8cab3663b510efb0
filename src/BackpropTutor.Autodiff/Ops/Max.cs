namespace BackpropTutor.Autodiff.Ops;

/// <summary>The greatest entry, of all or along one axis.</summary>
public sealed record Max(int? Axis, bool KeepDims) : Extremum(Axis, KeepDims), IOp
{
    public static IEnumerable<Probe> Probes => Cases((axis, keep) => new Max(axis, keep), new(-3, 3));

    public override string Name => "max";

    protected override double Better(double one, double other) => Math.Max(one, other);
}
