namespace BackpropTutor.Autodiff.Ops;

/// <summary>The smallest entry, of all or along one axis.</summary>
public sealed record Min(int? Axis, bool KeepDims) : Extremum(Axis, KeepDims), IOp
{
    public static IEnumerable<Probe> Probes => Cases((axis, keep) => new Min(axis, keep), new(-3, 3));

    public override string Name => "min";

    protected override double Better(double one, double other) => Math.Min(one, other);
}
