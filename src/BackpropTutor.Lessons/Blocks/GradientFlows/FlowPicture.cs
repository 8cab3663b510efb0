using System.Collections.Immutable;
using System.Globalization;
using BackpropTutor.Lessons.Blocks.Parts;
using BackpropTutor.Lessons.Prose;

namespace BackpropTutor.Lessons.Blocks.GradientFlows;

/// <summary>Weights as an author chooses them: <paramref name="Name"/> is <c>xavier</c> or <c>he</c>, or null where only a number was
/// given.</summary>
public sealed record Spread(string? Name, double Deviation);

/// <summary>The gradient flows of one function, drawn on one plot: a line for each spread of the weights.</summary>
public sealed record FlowPanel(string Function, ImmutableArray<GradientFlow> Flows);

/// <summary>Plots of gradient sizes on one axis of powers of ten, the layers from the input (left) to the output (right).</summary>
public sealed class FlowPicture
{
    public const int Width = 300;
    public const int Height = 270;
    const double Top = 18;
    const double Bottom = 228;
    const double Least = -18;
    const double Most = 18;

    public FlowPicture(ImmutableArray<Spread> spreads, ImmutableArray<FlowPanel> panels)
    {
        (Spreads, Panels) = (spreads, panels);
        var powers = panels.SelectMany(panel => panel.Flows).SelectMany(flow => flow.Sizes).Select(Power).ToList();
        Powers = new(Math.Floor(Math.Min(powers.Min(), -1)), Math.Ceiling(Math.Max(powers.Max(), 1)), Bottom, Top);
        Layers = new(0, panels[0].Flows[0].Net.Depth, 52, Width - 16);
    }

    public ImmutableArray<Spread> Spreads { get; }

    public ImmutableArray<FlowPanel> Panels { get; }

    /// <summary>Exponents of the sizes.</summary>
    public Span Powers { get; }

    public Span Layers { get; }

    public ImmutableArray<(double X, double Y)> Places(GradientFlow flow) =>
        [.. flow.Sizes.Select((size, layer) => (Layers[layer], Powers[Power(size)]))];

    public string Line(GradientFlow flow) => string.Join(' ',
        Places(flow).Select(place => string.Create(CultureInfo.InvariantCulture, $"{place.X:0.#},{place.Y:0.#}")));

    /// <summary>A size in two digits: as it is where that is short, by its power of ten where it is not.</summary>
    public static string Size(double size) => size is >= 1e4 or (> 0 and < 1e-3)
        ? size.ToString("0.#e0", CultureInfo.InvariantCulture).Replace('-', '−')
        : ValueMarkup.Number(size, 2);

    static double Power(double size) => size > 0 && double.IsFinite(size) ? Math.Clamp(Math.Log10(size), Least, Most) : size > 0
        ? Most : Least;
}
