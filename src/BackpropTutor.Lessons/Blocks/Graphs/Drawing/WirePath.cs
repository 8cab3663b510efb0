using System.Globalization;
using System.Text;

namespace BackpropTutor.Lessons.Blocks.Graphs.Drawing;

/// <summary>A wire as it is drawn: level where something is written along it, bent in between.</summary>
sealed class WirePath(double x, double y)
{
    readonly StringBuilder path = new(string.Create(CultureInfo.InvariantCulture, $"M{x:0.#} {y:0.#}"));
    double x = x;
    double y = y;

    /// <summary>A head that points right at a box.</summary>
    public static string Arrow(double x, double y) => string.Create(CultureInfo.InvariantCulture,
        $"M{x - 7:0.#} {y - 3.5:0.#}l7 3.5l-7 3.5z");

    public WirePath Straight(double toX)
    {
        path.Append(CultureInfo.InvariantCulture, $"H{toX:0.#}");
        x = toX;
        return this;
    }

    public WirePath Bend(double toX, double toY)
    {
        var middle = (x + toX) / 2;
        if (Math.Abs(toY - y) < 0.05)
        {
            return Straight(toX);
        }

        path.Append(CultureInfo.InvariantCulture, $"C{middle:0.#} {y:0.#} {middle:0.#} {toY:0.#} {toX:0.#} {toY:0.#}");
        (x, y) = (toX, toY);
        return this;
    }

    public override string ToString() => path.ToString();
}
