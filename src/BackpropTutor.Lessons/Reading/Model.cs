using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Lessons.Reading;

/// <summary>
/// A named computation of a lesson, shared by its prose, blocks and exercises: a program in the answer language, the values of its variables,
/// and what <c>f</c> stands for in it, if it uses that name. A variable without a value has at least a shape, for exercises that ask for shapes or
/// formulas only. <paramref name="File"/> and <paramref name="Line"/> say where it is defined.
/// </summary>
public sealed record Model(
    string Name, string Program, ImmutableDictionary<string, Tensor> Values, ImmutableDictionary<string, Shape> Shapes, string? F, string File, int Line)
{
    internal static Model Read(string name, Facts facts)
    {
        var values = facts.Children("values")
            .ToImmutableDictionary(pair => pair.Key, pair => pair.Value.Tensor(), StringComparer.Ordinal);
        var shapes = facts.Children("shapes")
            .ToImmutableDictionary(pair => pair.Key, pair => pair.Value.ShapeHere(), StringComparer.Ordinal);
        return new Model(name, facts.Text("program").TrimEnd(), values, shapes, facts.TextOrNull("f"), facts.File, facts.Line);
    }
}

/// <summary>The models of a lesson while it is read, those that could not be read among them: naming one of those is no second mistake.</summary>
public sealed class Models
{
    readonly Dictionary<string, ContentMistake> broken = new(StringComparer.Ordinal);

    public ImmutableDictionary<string, Model> ByName { get; private set; } = ImmutableDictionary.Create<string, Model>(StringComparer.Ordinal);

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
