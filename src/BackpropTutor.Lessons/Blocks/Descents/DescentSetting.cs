namespace BackpropTutor.Lessons.Blocks.Descents;

/// <summary>A constant of the loss that the learner may turn, such as λ.</summary>
public sealed record Knob(string Name, double Low, double High, double At);

/// <summary>Everything that a picture of descents is computed from, as plain values: it travels to the island through the page.</summary>
/// <param name="Names">One or two parameters; <paramref name="Low"/>, <paramref name="High"/> and <paramref name="Start"/> have an entry
/// for each.</param>
/// <param name="Methods">Names that <see cref="Method.Find"/> knows.</param>
/// <param name="IsLogarithmic">Whether the axis of the loss counts powers of ten.</param>
public sealed record DescentSetting(
    string Function, string[] Names, double[] Low, double[] High, double[] Start, string[] Methods, double Rate, int Steps,
        bool IsLogarithmic, Knob? Knob)
{
    public const double LeastRate = 0.001;
    public const double MostRate = 1;

    /// <summary>With a rate within bounds, rounded to two digits, so that a slider over powers of ten stops at round numbers.</summary>
    public DescentSetting WithRate(double exponent)
    {
        var rate = Math.Clamp(Math.Pow(10, exponent), LeastRate, MostRate);
        var unit = Math.Pow(10, Math.Floor(Math.Log10(rate)) - 1);
        return this with { Rate = Math.Round(Math.Round(rate / unit) * unit, 6) };
    }

    /// <summary>With another start along one axis, kept in the picture.</summary>
    public DescentSetting WithStart(int axis, double at) =>
        this with { Start = [.. Start.Select((value, i) => i == axis ? Math.Round(Math.Clamp(at, Low[i], High[i]), 4) : value)] };

    public DescentSetting WithKnob(double at) =>
        Knob is { } knob ? this with { Knob = knob with { At = Math.Round(Math.Clamp(at, knob.Low, knob.High), 4) } } : this;
}
