using System.Collections.Immutable;

namespace BackpropTutor.Lessons.Authoring;

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
