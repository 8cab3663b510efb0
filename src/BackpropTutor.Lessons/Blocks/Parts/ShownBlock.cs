using System.Collections.Immutable;
using System.Globalization;
using BackpropTutor.Lessons.Prose;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Blocks.Parts;

/// <summary>A block that is shown by a component with the same parameters for everybody, the author's caption and the visitor's language beside them.</summary>
sealed class ShownBlock : IBlock
{
    readonly ImmutableArray<(string Name, object Value)> parameters;
    readonly BilingualProse? caption;

    public ShownBlock(Type component, BlockFacts facts, params ImmutableArray<(string Name, object Value)> parameters)
    {
        (Component, this.parameters) = (component, parameters);
        caption = facts.Facts.Has("caption") ? facts.Facts.Prose("caption") : null;
    }

    public Type Component { get; }

    public IDictionary<string, object?> Parameters(Lesson lesson, CultureInfo language)
    {
        var all = parameters.ToDictionary(parameter => parameter.Name, parameter => (object?)parameter.Value, StringComparer.Ordinal);
        (all["Caption"], all["Language"]) = (caption, language);
        return all;
    }
}
