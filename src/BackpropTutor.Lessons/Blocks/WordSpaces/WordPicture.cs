using System.Collections.Immutable;
using System.Globalization;
using BackpropTutor.Lessons.Blocks.Parts;

namespace BackpropTutor.Lessons.Blocks.WordSpaces;

/// <summary>One or two word spaces side by side, on the same axes.</summary>
public sealed class WordPicture(ImmutableArray<WordSpace> spaces, (double Low, double High) x, (double Low, double High) y)
{
    public const double Width = 380;
    const double Far = 50;

    public ImmutableArray<WordSpace> Spaces { get; } = spaces;

    public int Steps => Spaces[0].Steps;

    public Span X { get; } = new(x.Low, x.High, 34, Width - 10);

    /// <summary>A unit is as long upward as it is along, so that the boundary stands at right angles to the way that words are
    /// pushed.</summary>
    public Span Y { get; } = new(y.Low, y.High, 14 + ((Width - 44) * (y.High - y.Low) / (x.High - x.Low)), 14);

    public double Height => Y.FirstPixel + 28;

    /// <summary>The half of the plane that is called label 1, as points of a polygon, at each step.</summary>
    public string[] HalfPlanes(WordSpace space) => [.. space.Boundaries.Select(boundary => Points(boundary.HalfPlane(Far) ?? []))];

    /// <summary>The line between the halves, at each step.</summary>
    public string[] Lines(WordSpace space) => [.. space.Boundaries.Select(boundary => Points(boundary.HalfPlane(Far)?[..2] ?? []))];

    /// <summary>The places of a word, as points of a polyline.</summary>
    public string Trail(WordSpace space, Word word) => Points(space[word].Select(at => (at.X, at.Y)));

    /// <summary>What moves a sign from the origin to the word, at each step.</summary>
    public string[] Moves(WordSpace space, Word word) => [.. space[word].Select(at => $"translate({At(X[at.X], Y[at.Y])})")];

    string Points(IEnumerable<(double X, double Y)> places) => string.Join(' ', places.Select(place => At(X[place.X], Y[place.Y])));

    static string At(double left, double top) => string.Create(CultureInfo.InvariantCulture, $"{left:0.#},{top:0.#}");
}
