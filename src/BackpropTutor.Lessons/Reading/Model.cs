using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Lessons.Reading;

/// <summary>
/// A named computation of a lesson, shared by its prose, blocks and exercises: a program in the answer language, the values of its
/// variables, and what <c>f</c> stands for in it, if it uses that name. A variable without a value has at least a shape, for exercises that
/// ask for shapes or formulas only. <paramref name="File"/> and <paramref name="Line"/> say where it is defined.
/// </summary>
public sealed record Model(
    string Name, string Program, ImmutableDictionary<string, Tensor> Values, ImmutableDictionary<string, Shape> Shapes, string? F,
        string File, int Line)
{
    /// <summary>The training that its values go through before anything is computed from them; null where they stay as they are
    /// given.</summary>
    public Training? Training { get; init; }

    internal static Model Read(string name, Facts facts)
    {
        var values = facts.Children("values")
            .ToImmutableDictionary(pair => pair.Key, pair => pair.Value.Tensor(), StringComparer.Ordinal);
        var shapes = facts.Children("shapes")
            .ToImmutableDictionary(pair => pair.Key, pair => pair.Value.ShapeHere(), StringComparer.Ordinal);
        return new Model(name, facts.Text("program").TrimEnd(), values, shapes, facts.TextOrNull("f"), facts.File, facts.Line)
        {
            Training = facts.ChildOrNull("train") is { } training ? Training.Read(training) : null,
        };
    }
}

/// <summary>Gradient descent on a model's output: <c>train: {moves: [w, b], rate: 0.5, steps: 50}</c>.</summary>
public sealed record Training(ImmutableArray<string> Moves, double Rate, int Steps)
{
    const int MostSteps = 1000;

    internal static Training Read(Facts facts)
    {
        var training = new Training(facts.Texts("moves"), facts.Number("rate"), facts.Whole("steps"));
        return training.Moves.Length == 0 ? throw facts.Mistake("moves", "'moves' names nothing to train.",
            "Name the variables that learn.")
            : training.Rate <= 0 ? throw facts.Mistake("rate", $"The rate is {training.Rate}.", "Take one above zero.")
            : training.Steps is < 1 or > MostSteps ? throw facts.Mistake("steps", $"There would be {training.Steps} steps.",
                $"Take 1 to {MostSteps}.")
            : training;
    }
}

/// <summary>The models of a lesson while it is read, those that could not be read among them: naming one of those is no second
/// mistake.</summary>
public sealed class Models
{
    readonly Dictionary<string, ContentMistake> broken = new(StringComparer.Ordinal);

    public ImmutableDictionary<string, Model> ByName
    {
        get; private set;
    } = ImmutableDictionary.Create<string, Model>(StringComparer.Ordinal);

    /// <exception cref="ContentException">There is none: <paramref name="at"/> gives the message its place.</exception>
    public Model Find(string name, Func<(string Message, string Remedy), ContentException> at)
    {
        if (ByName.TryGetValue(name, out var model))
        {
            return model;
        }

        throw broken.TryGetValue(name, out var mistake)
            ? new ContentException(mistake)
            : at(($"No model is called '{(name.Length > 60 ? name[..60] + "…" : name)}'.", Nearest.Suggest(name, ByName.Keys)));
    }

    internal void Add(Model model) => ByName = ByName.Add(model.Name, model);

    internal void AddBroken(string name, ContentMistake mistake) => broken[name] = mistake;
}
