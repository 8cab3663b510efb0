using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Lessons.Blocks.Playgrounds;

/// <summary>A trained classifier as a map: for each class the part of the plane that it takes, as a path.</summary>
public sealed record Territory(Hidden Hidden, double Accuracy, ImmutableArray<string> Areas);

/// <summary>One spiral and three classifiers of it. Trained when it is first looked at, and then kept.</summary>
public sealed class Playground
{
    public const double Size = 240;
    const double Reach = 1.15;
    const int Cells = 48;

    readonly Lazy<ImmutableArray<Territory>> territories;

    public Playground(Spiral spiral, int units, int steps, double rate, int seed)
    {
        (Spiral, Units, Steps) = (spiral, units, steps);
        territories = new(() => [.. Enum.GetValues<Hidden>()
            .Select(hidden => Map(hidden, Classifier.Train(spiral, hidden, units, steps, rate, seed)))]);
    }

    public Spiral Spiral { get; }

    public int Units { get; }

    public int Steps { get; }

    public ImmutableArray<Territory> Territories => territories.Value;

    /// <summary>The points of a class, as a path of signs: rings, crosses and triangles.</summary>
    public string Signs(int label)
    {
        var path = new StringBuilder();
        for (var i = 0; i < Spiral.Labels.Length; i++)
        {
            if (Spiral.Labels[i] == label)
            {
                path.Append(CultureInfo.InvariantCulture, $"M{Along(Spiral.Points[i, 0]):0.#} {Along(-Spiral.Points[i, 1]):0.#}")
                    .Append(SignOf(label));
            }
        }

        return path.ToString();
    }

    static string SignOf(int label) => (label % 3) switch
    {
        0 => "m-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0",
        1 => "m-3 -3l6 6m0 -6l-6 6",
        _ => "m0 -3.5l3.5 6h-7z",
    };

    static double Along(double at) => Size * (at + Reach) / (2 * Reach);

    Territory Map(Hidden hidden, Classifier classifier)
    {
        var middles = new double[Cells * Cells * 2];
        for (var i = 0; i < Cells * Cells; i++)
        {
            middles[2 * i] = Reach * ((2 * ((i % Cells) + 0.5) / Cells) - 1);
            middles[(2 * i) + 1] = -Reach * ((2 * ((i / Cells) + 0.5) / Cells) - 1);
        }

        var chosen = classifier.Choose(Tensor.Of(Shape.Matrix(Cells * Cells, 2), middles));
        return new(hidden, classifier.Accuracy(Spiral), [.. Enumerable.Range(0, Spiral.Classes).Select(label => Area(chosen, label))]);
    }

    /// <summary>The cells of a class, each run along a row as one rectangle.</summary>
    static string Area(ImmutableArray<int> chosen, int label)
    {
        const double Cell = Size / Cells;
        var path = new StringBuilder();
        for (var row = 0; row < Cells; row++)
        {
            for (var from = 0; from < Cells; from++)
            {
                var to = from;
                while (to < Cells && chosen[(row * Cells) + to] == label)
                {
                    to++;
                }

                if (to > from)
                {
                    path.Append(CultureInfo.InvariantCulture,
                        $"M{from * Cell:0.#} {row * Cell:0.#}h{(to - from) * Cell:0.#}v{Cell:0.#}h{(from - to) * Cell:0.#}z");
                    from = to;
                }
            }
        }

        return path.ToString();
    }
}
