namespace BackpropTutor.Grading.Sampling;

/// <summary>On which side of each kink a point lies.</summary>
/// <param name="Bits">A side for each entry of each watched place.</param>
/// <param name="Distances">How far each lies from its kink, with a sign; NaN where equality is watched.</param>
/// <param name="Margin">The least distance.</param>
public sealed record KinkPattern(bool[] Bits, double[] Distances, double Margin)
{
    public bool SameAs(KinkPattern other) => Bits.AsSpan().SequenceEqual(other.Bits);
}
