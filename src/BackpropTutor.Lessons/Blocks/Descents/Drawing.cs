using System.Globalization;
using BackpropTutor.Lessons.Blocks.Parts;

namespace BackpropTutor.Lessons.Blocks.Descents;

/// <summary>Ways in the words of SVG.</summary>
static class Drawing
{
    /// <summary>The points of a polyline.</summary>
    public static string Places(IEnumerable<(double X, double Y)> places) => string.Join(' ', places.Select(At));

    /// <summary>A path that is a dot at each place, where line caps are round.</summary>
    public static string Dots(IEnumerable<(double X, double Y)> places) => string.Concat(places.Select(place => $"M{At(place)}h0"));

    public static string Moves(IEnumerable<(double X, double Y)> places) => string.Join('|', places.Select(Move));

    public static string Move((double X, double Y) place) => $"translate({At(place)})";

    /// <summary>The numbers of a point, without brackets.</summary>
    public static string Point(IEnumerable<double> at) => string.Join(", ", at.Select(value => Figures.Brief(value)));

    /// <summary>Each method's own sign about the origin, so that colour is never all that tells them apart.</summary>
    public static string SignOf(Method method) => method.Name switch
    {
        "sgd" => Circle,
        "momentum" => "M-5.5 -5.5H5.5V5.5H-5.5Z",
        "adagrad" => "M0 -7L6.5 5H-6.5Z",
        "rmsprop" => "M0 -7.5L7.5 0L0 7.5L-7.5 0Z",
        _ => "M0 7L6.5 -5H-6.5Z",
    };

    const string Circle = "M-6 0A6 6 0 1 1 6 0A6 6 0 1 1 -6 0Z";

    static string At((double X, double Y) place) => string.Create(CultureInfo.InvariantCulture, $"{place.X:0.#},{place.Y:0.#}");
}
