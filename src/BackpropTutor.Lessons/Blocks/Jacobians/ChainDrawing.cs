using System.Collections.Immutable;

namespace BackpropTutor.Lessons.Blocks.Jacobians;

/// <summary>
/// Where the boxes of a product stand: each drawn to one scale, columns across and rows down, all on one middle line. A side never gets so
/// thin that it vanishes.
/// </summary>
public sealed record ChainDrawing(double Width, double Height, ImmutableArray<ChainBox> Boxes)
{
    const double Gap = 62;
    const double Thinnest = 7;
    const double Above = 40;
    const double Below = 58;

    /// <summary>The middle line.</summary>
    public double Middle => Above + ((Height - Above - Below) / 2);

    /// <summary>Where the words about the joints stand.</summary>
    public double Foot => Height - 12;

    public static ChainDrawing Of(ImmutableArray<Factor> factors)
    {
        var scale = Math.Min(30, Math.Min(190.0 / factors.Sum(factor => factor.Columns), 130.0 / factors.Max(factor => factor.Rows)));
        var tallest = factors.Max(factor => Side(factor.Rows, scale));
        var (boxes, x) = (ImmutableArray.CreateBuilder<ChainBox>(), Gap / 2);
        foreach (var factor in factors)
        {
            var (width, height) = (Side(factor.Columns, scale), Side(factor.Rows, scale));
            boxes.Add(new(factor, x, Above + ((tallest - height) / 2), width, height));
            x += width + Gap;
        }

        return new(x - (Gap / 2), Above + tallest + Below, boxes.ToImmutable());
    }

    static double Side(long count, double scale) => Math.Max(Thinnest, count * scale);
}

/// <summary>A box with its corner and its sides.</summary>
public sealed record ChainBox(Factor Factor, double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public double CentreX => X + (Width / 2);

    public double CentreY => Y + (Height / 2);
}
