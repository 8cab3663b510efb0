using System.Collections.Immutable;
using BackpropTutor.Language;
using BackpropTutor.Lessons.Blocks.Parts;

namespace BackpropTutor.Lessons.Blocks.Descents;

/// <summary>A descent as it is drawn: a place for each step, on the landscape and on the plot of the loss. Steps after an escape repeat the
/// last place.</summary>
public sealed record DrawnDescent(Descent Descent, ImmutableArray<(double X, double Y)> Places,
    ImmutableArray<(double X, double Y)> Losses);

/// <summary>A landscape with the ways down it: the curve (one parameter) or the contour lines (two), and the loss after each
/// step.</summary>
public sealed class DescentPicture
{
    public const double Width = 400;
    public const double Height = 330;
    public const double LossWidth = 300;
    const double Left = 44;
    const double Top = 16;
    const double Bottom = 288;
    const double LeastLoss = 1e-12;
    const int Cells = 48;
    const int Lines = 9;

    // Far outside of the picture, and still a number that every browser can draw.
    const double Far = 4000;

    DescentPicture(DescentSetting setting, Landscape landscape)
    {
        (Setting, Landscape) = (setting, landscape);
        X = new(setting.Low[0], setting.High[0], Left, Width - 12);
        var descents = setting.Methods.Select(name => Descent.Of(landscape, Method.Find(name)!, setting.Rate, setting.Start, setting.Steps))
            .ToList();
        if (IsCurve)
        {
            var curve = Sample(X, 160).ToList();
            var heights = landscape.LossesAt(curve.Select(x => new[] { x }));
            Y = Upright(heights);
            Curve = string.Concat(curve.Zip(heights, (x, height) => $"{Figures.At(X[x])},{Figures.At(Bound(Y[height]))} ")).TrimEnd();
        }
        else
        {
            Y = new(setting.Low[1], setting.High[1], Bottom, Top);
            Contours = ContoursOf();
        }

        Losses = LossAxis(descents);
        LossSteps = new(0, Math.Max(1, setting.Steps), 48, LossWidth - 12);
        Drawn = [.. descents.Select(Draw)];
        Bottoms = landscape.Bottom(setting.Start) is { } bottom && X.Contains(bottom[0]) && (IsCurve || Y.Contains(bottom[1]))
            ? (X[bottom[0]], IsCurve ? Y[landscape.LossesAt([[.. bottom]])[0]] : Y[bottom[1]]) : null;
    }

    public DescentSetting Setting { get; }

    public Landscape Landscape { get; }

    /// <summary>Whether there is one parameter, and the landscape is a curve.</summary>
    public bool IsCurve => Setting.Names.Length == 1;

    public Span X { get; }

    /// <summary>The second parameter, or the loss over a single one.</summary>
    public Span Y { get; }

    /// <summary>Points of the curve; empty where there are two parameters.</summary>
    public string Curve { get; } = "";

    public ImmutableArray<string> Contours { get; } = [];

    /// <summary>The loss, or its power of ten.</summary>
    public Span Losses { get; }

    public Span LossSteps { get; }

    public ImmutableArray<DrawnDescent> Drawn { get; }

    /// <summary>Where the lowest point is in the drawing, if it is in sight.</summary>
    public (double X, double Y)? Bottoms { get; }

    /// <exception cref="InvalidOperationException">The setting is none that a reader has accepted.</exception>
    public static DescentPicture Of(DescentSetting setting) =>
        Read(setting) is { Succeeded: true, Value: var picture }
            ? picture : throw new InvalidOperationException($"'{setting.Function}' is no landscape: its reader should have refused it.");

    /// <summary>Computes what a setting shows, or says why its function cannot be descended.</summary>
    public static Outcome<DescentPicture> Read(DescentSetting setting)
    {
        var constants = setting.Knob is { } knob ? new Dictionary<string, double>(StringComparer.Ordinal) { [knob.Name] = knob.At } : [];
        var landscape = Landscape.Read(setting.Function, setting.Names, constants);
        return landscape.Succeeded ? new DescentPicture(setting, landscape.Value) : landscape.Mistake;
    }

    /// <summary>On the axis of the plot: the loss itself, or its power of ten.</summary>
    public double OnAxis(double loss) => Setting.IsLogarithmic ? Math.Log10(Math.Max(loss, LeastLoss)) : loss;

    /// <summary>The tangent of the curve at a place of the way, as long on paper whatever its slope: two points.</summary>
    public string Tangent(Stop stop)
    {
        var (run, rise) = (X[1] - X[0], stop.Gradient[0] * (Y[1] - Y[0]));
        var reach = 52 / Math.Sqrt((run * run) + (rise * rise));
        var (x, y) = (Bound(X[stop.At[0]]), Bound(Y[stop.Loss]));
        return $"{Figures.At(x - (run * reach))},{Figures.At(y - (rise * reach))} "
            + $"{Figures.At(x + (run * reach))},{Figures.At(y + (rise * reach))}";
    }

    DrawnDescent Draw(Descent descent)
    {
        var stops = Enumerable.Range(0, Setting.Steps + 1).Select(step => descent[step]).ToList();
        return new(
            descent,
            [.. stops.Select(stop => (Bound(X[stop.At[0]]), Bound(IsCurve ? Y[stop.Loss] : Y[stop.At[1]])))],
            [.. stops.Select((stop, step) => (LossSteps[Math.Min(step, descent.Stops.Length - 1)], Bound(Losses[OnAxis(stop.Loss)])))]);
    }

    ImmutableArray<string> ContoursOf()
    {
        var (columns, rows) = (Sample(X, Cells).ToList(), Sample(Y, Cells).ToList());
        var losses = Landscape.LossesAt(columns.SelectMany(x => rows, (x, y) => new[] { x, y }));
        var heights = new double[Cells + 1, Cells + 1];
        Buffer.BlockCopy(losses, 0, heights, 0, losses.Length * sizeof(double));
        var lines = new ContourLines(heights, X, Y);
        return [.. lines.Levels(Lines).Select(lines.At)];
    }

    Span LossAxis(List<Descent> descents)
    {
        // A descent that grows without bound would press all others flat: of it, as much is shown as lies within ten times the first loss.
        var first = descents[0].Stops[0].Loss;
        var all = descents.SelectMany(descent => descent.Stops).Select(stop => stop.Loss)
            .Where(loss => Setting.IsLogarithmic || loss <= 10 * Math.Abs(first)).Select(OnAxis).ToList();
        var (low, high) = (all.Count == 0 ? 0 : all.Min(), all.Count == 0 ? 1 : all.Max());
        return Setting.IsLogarithmic
            ? new(Math.Floor(low), Math.Max(Math.Ceiling(high), Math.Floor(low) + 1), Bottom, Top)
            : new(Math.Min(0, low), high > low ? high * 1.05 : low + 1, Bottom, Top);
    }

    static Span Upright(double[] heights)
    {
        var finite = heights.Where(double.IsFinite).Append(0).ToList();
        var room = (finite.Max() - finite.Min()) * 0.04;
        return new(finite.Min() - room, finite.Max() + room, Bottom, Top);
    }

    static IEnumerable<double> Sample(Span axis, int count) => Enumerable.Range(0, count + 1)
        .Select(i => axis.Low + ((axis.High - axis.Low) * i / count));

    static double Bound(double pixel) => double.IsNaN(pixel) ? Far : Math.Clamp(pixel, -Far, Far);
}
