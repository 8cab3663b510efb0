using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Lessons.Checking;

namespace BackpropTutor.Lessons.Blocks.WordSpaces;

/// <summary>On which side of its point a word is written, so that close neighbours can be read.</summary>
public enum Side
{
    Right,
    Left,
    Above,
    Below,
}

/// <summary>A word of two numbers, and the label, 0 or 1, that a classifier should give it.</summary>
public sealed record Word(string Name, int Label, Side Side);

/// <summary>A word at one step: where it is, and the probability of label 1.</summary>
public readonly record struct Standing(double X, double Y, double Probability);

/// <summary>
/// A logistic classifier over word vectors in the plane on its way through training: p = σ(wᵀv + b). Whether the vectors move with it is up
/// to the model.
/// </summary>
public sealed class WordSpace
{
    readonly ImmutableDictionary<Word, ImmutableArray<Standing>> standings;

    /// <param name="model">A trained one; the variables of the words, <paramref name="weights"/> and <paramref name="bias"/> are known to
    /// it.</param>
    public WordSpace(Bilingual title, BoundModel model, ImmutableArray<Word> words, Node weights, Node bias,
        IReadOnlyDictionary<Word, Node> vectors)
    {
        (Title, Words) = (title, words);
        var reached = Backward.Of(model.Program.Output.Node);
        Unseen = [.. words.Where(word => !reached.Reaches(vectors[word]))];
        var probabilities = words.ToDictionary(word => word,
            word => Node.Of(new Sigmoid(), Node.Of(new MatMul(), weights.T, vectors[word]) + bias));
        var graph = Graph.Of([weights, bias, .. vectors.Values, .. probabilities.Values]);
        var runs = model.Course.Select(values => Run.Of(graph, values)).ToList();
        Boundaries = [.. runs.Select(run => new Boundary(run[weights][0], run[weights][1], run[bias].Number))];
        standings = words.ToImmutableDictionary(word => word, word => runs.Select(
            run => new Standing(run[vectors[word]][0], run[vectors[word]][1], run[probabilities[word]].Number)).ToImmutableArray());
    }

    public Bilingual Title { get; }

    public ImmutableArray<Word> Words { get; }

    /// <summary>Words that no loss was computed from: no gradient reaches them.</summary>
    public ImmutableArray<Word> Unseen { get; }

    /// <summary>Where the probability is one half, before the first step and after each.</summary>
    public ImmutableArray<Boundary> Boundaries { get; }

    public int Steps => Boundaries.Length - 1;

    /// <summary>A word before the first step and after each.</summary>
    public ImmutableArray<Standing> this[Word word] => standings[word];
}

/// <summary>The line w₁x + w₂y + b = 0; before anything is learned there is none.</summary>
public readonly record struct Boundary(double W1, double W2, double B)
{
    /// <summary>Two points of the line, far away from each other, and two beyond it on the side of label 1; null where there is no
    /// line.</summary>
    public (double X, double Y)[]? HalfPlane(double far)
    {
        var length = Math.Sqrt((W1 * W1) + (W2 * W2));
        if (length == 0)
        {
            return null;
        }

        var (nx, ny) = (W1 / length, W2 / length);
        var (x, y) = (-B * nx / length, -B * ny / length);
        return [(x - (ny * far), y + (nx * far)), (x + (ny * far), y - (nx * far)), (x + ((ny + nx) * far), y + ((ny - nx) * far)),
            (x + ((nx - ny) * far), y + ((ny + nx) * far))];
    }
}
