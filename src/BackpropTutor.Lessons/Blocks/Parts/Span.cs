namespace BackpropTutor.Lessons.Blocks.Parts;

/// <summary>The part of an axis that a plot shows, and the pixels that it covers. For an upright axis the first pixel is the lower
/// one.</summary>
public readonly record struct Span(double Low, double High, double FirstPixel, double LastPixel)
{
    public double this[double value] => FirstPixel + ((value - Low) / (High - Low) * (LastPixel - FirstPixel));

    public bool Contains(double value) => Low <= value && value <= High;

    /// <summary>Round numbers along the axis, about as many as wanted: steps of 1, 2 or 5 times a power of ten.</summary>
    public IEnumerable<double> Ticks(int wanted)
    {
        var rough = (High - Low) / wanted;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * (rough / power > 5 ? 10 : rough / power > 2 ? 5 : rough / power > 1 ? 2 : 1);
        for (var k = (long)Math.Ceiling((Low / step) - 1e-9); k * step <= High + (step * 1e-9); k++)
        {
            yield return Math.Round(k * step, 12);
        }
    }
}
