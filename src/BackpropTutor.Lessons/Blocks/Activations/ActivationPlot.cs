using System.Collections.Immutable;
using System.Text;
using BackpropTutor.Lessons.Blocks.Parts;

namespace BackpropTutor.Lessons.Blocks.Activations;

/// <summary>A stretch of the x axis on which little or nothing comes back.</summary>
public sealed record Band(Flow Flow, double Left, double Right);

/// <summary>Two plots of one activation, function and derivative, on one x axis: everything that does not move with the point.</summary>
public sealed class ActivationPlot
{
    public const double Width = 320;
    public const double Height = 200;
    const double Left = 38;
    const double Right = 312;
    const double Top = 14;
    const double Bottom = 176;

    public ActivationPlot(Activation activation, double from, double to)
    {
        Activation = activation;
        X = new(from, to, Left, Right);
        var curve = activation.Curve(from, to);
        var points = curve.SelectMany(piece => piece).ToList();
        Values = Upright(points.Select(point => point.Value));
        Slopes = Upright(points.Select(point => point.Slope));
        ValuePath = PathOf(curve, point => Values[point.Value]);
        SlopePath = PathOf(curve, point => Slopes[point.Slope]);
        Bands = [.. BandsOf(points.Select(point => point.X))];
        Jumps = [.. activation.Kinks.Where(X.Contains)];
    }

    public Activation Activation { get; }

    public Span X { get; }

    public Span Values { get; }

    public Span Slopes { get; }

    public string ValuePath { get; }

    public string SlopePath { get; }

    public ImmutableArray<Band> Bands { get; }

    /// <summary>The kinks in sight.</summary>
    public ImmutableArray<double> Jumps { get; }

    /// <summary>A short stretch of the tangent at x, as long on paper whatever its slope, within the plot.</summary>
    public (double X1, double Y1, double X2, double Y2) Tangent(double x)
    {
        var (rise, run) = (Activation.Slope(x) * (Values[1] - Values[0]), X[1] - X[0]);
        var reach = 44 / Math.Sqrt((rise * rise) + (run * run));
        var (atX, atY) = (X[x], Values[Activation.Value(x)]);
        return (atX - (run * reach), atY - (rise * reach), atX + (run * reach), atY + (rise * reach));
    }

    /// <summary>From the smallest to the largest, with room, and with zero in sight.</summary>
    static Span Upright(IEnumerable<double> values)
    {
        var finite = values.Where(double.IsFinite).Append(0).ToList();
        var (low, high) = (finite.Min(), finite.Max());
        var room = high == low ? 1 : (high - low) * 0.08;
        return new(low - room, high + room, Bottom, Top);
    }

    string PathOf(ImmutableArray<ImmutableArray<(double X, double Value, double Slope)>> curve,
        Func<(double X, double Value, double Slope), double> y)
    {
        var path = new StringBuilder();
        foreach (var piece in curve)
        {
            var sign = "M";
            foreach (var point in piece.Where(point => double.IsFinite(y(point))))
            {
                path.Append(sign).Append(Figures.At(X[point.X])).Append(' ').Append(Figures.At(y(point)));
                sign = "L";
            }
        }

        return path.ToString();
    }

    IEnumerable<Band> BandsOf(IEnumerable<double> xs)
    {
        (Flow Flow, double From, double To)? open = null;
        foreach (var x in xs)
        {
            var flow = Activation.FlowAt(x);
            if (open is { } band && band.Flow == flow)
            {
                open = band with { To = x };
                continue;
            }

            if (open is { Flow: not Flow.Open } ended)
            {
                yield return new(ended.Flow, X[ended.From], X[ended.To]);
            }

            open = (flow, x, x);
        }

        if (open is { Flow: not Flow.Open } last)
        {
            yield return new(last.Flow, X[last.From], X[last.To]);
        }
    }
}
