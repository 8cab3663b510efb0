namespace BackpropTutor.Autodiff.Checking;

/// <summary>A derivative found by differences alone, and how far it may be off.</summary>
/// <param name="Value">The extrapolated derivative; NaN where no two probes gave numbers.</param>
/// <param name="Error">An estimate of its error: how far the last extrapolations differ, and what rounding adds.</param>
/// <param name="Left">The slope from the left alone, as (value, error).</param>
/// <param name="Right">The slope from the right alone, as (value, error).</param>
/// <param name="Settled">
/// Whether the differences over smaller steps stay at the value, as far as rounding lets them; if not, the function is rougher than its
/// size explains and nothing can be held against a gradient.
/// </param>
/// <param name="Diverges">The differences keep growing as the step shrinks: a jump or a vertical tangent.</param>
public sealed record Slope(double Value, double Error, (double Value, double Error) Left, (double Value, double Error) Right, bool Settled,
    bool Diverges)
{
    /// <summary>Whether the two sides have slopes of their own: a kink at the point, or nearer to it than differences can tell.</summary>
    public bool HasKink
    {
        get
        {
            var size = Math.Max(Math.Abs(Left.Value), Math.Abs(Right.Value));
            return !double.IsFinite(size) || Math.Abs(Left.Value - Right.Value) > (10 * (Left.Error + Right.Error)) + (1e-4 * size);
        }
    }
}
