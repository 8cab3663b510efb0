using System.Collections.Immutable;
using System.Globalization;
using BackpropTutor.Lessons.Prose;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Blocks.Parts;

/// <summary>
/// A block that is shown by a component with the same parameters for everybody, the author's caption and the visitor's language beside
/// them. While an exercise asks for a quantity of its model, the whole of it is covered.
/// </summary>
sealed class ShownBlock : IRevealed
{
    readonly Type view;
    readonly ImmutableArray<(string Name, object Value)> parameters;
    readonly BilingualProse? caption;

    public ShownBlock(Type view, BlockFacts facts, params ImmutableArray<(string Name, object Value)> parameters)
    {
        (this.view, this.parameters, Id) = (view, parameters, facts.Id);
        ModelName = facts.Facts.TextOrNull("model");
        caption = facts.Facts.Has("caption") ? facts.Facts.Prose("caption") : null;
    }

    public string Id { get; }

    public string? ModelName { get; }

    public Type Component => typeof(RevealedPart);

    public Type View => typeof(CoveredView);

    public IDictionary<string, object?> Parameters(Lesson lesson, CultureInfo language) =>
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(RevealedPart.Block)] = this,
            [nameof(RevealedPart.Lesson)] = lesson,
            [nameof(RevealedPart.Language)] = language,
        };

    public IDictionary<string, object?> ViewParameters(Lesson lesson, CultureInfo language, Func<string, bool> isSolved) =>
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(CoveredView.View)] = view,
            [nameof(CoveredView.Parameters)] = Shown(language),
            [nameof(CoveredView.Waiting)] = Asked.Of(lesson, ModelName).Select(asked => asked.Exercise).Distinct()
            .Where(exercise => !isSolved(exercise))
            .Select(exercise => lesson.Id + exercise).ToImmutableArray(),
        };

    /// <summary>What the component is given once all may be seen.</summary>
    internal Dictionary<string, object?> Shown(CultureInfo language)
    {
        var all = parameters.ToDictionary(parameter => parameter.Name, parameter => (object?)parameter.Value, StringComparer.Ordinal);
        (all["Caption"], all["Language"]) = (caption, language);
        return all;
    }
}
