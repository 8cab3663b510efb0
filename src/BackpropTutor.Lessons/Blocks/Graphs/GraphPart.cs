using System.Collections.Immutable;
using System.Globalization;
using BackpropTutor.Language;
using BackpropTutor.Lessons.Blocks.Parts;
using BackpropTutor.Lessons.Checking;
using BackpropTutor.Lessons.Prose;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Blocks.Graphs;

/// <summary>
/// A picture that stands in a lesson. What the lesson's exercises ask of the same model is hidden in it until they are solved.
/// </summary>
public sealed record GraphPart(string LessonId, string Id, string ModelName, GraphModel Model, BilingualProse? Caption) : IRedrawn
{
    public Type Component => typeof(GraphBlock);

    Type IRevealed.View => typeof(GraphView);

    internal string ElementId => $"graph-{Id}";

    public IDictionary<string, object?> Parameters(Lesson lesson, CultureInfo language) =>
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(GraphBlock.Part)] = this,
            [nameof(GraphBlock.Lesson)] = lesson,
        };

    IDictionary<string, object?> IRevealed.ViewParameters(Lesson lesson, CultureInfo language, Func<string, bool> isSolved) =>
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(GraphView.Id)] = ElementId,
            [nameof(GraphView.Shown)] = GraphShown.Of(Model, GraphAsk.Nothing, Hidden(lesson, isSolved)),
            [nameof(GraphView.Caption)] = Caption,
        };

    IDictionary<string, object?> IRedrawn.ViewParameters(
        Lesson lesson, CultureInfo language, Func<string, bool> isSolved, NumbersAsked asked) =>
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(GraphView.Id)] = ElementId,
            [nameof(GraphView.Shown)] = GraphShown.At(Model, asked.Values, Hidden(lesson, isSolved)),
            [nameof(GraphView.Caption)] = Caption?.With(BoundModel.Of(lesson.Models[ModelName]).WithNumbers(ModelName, asked.Values)),
            [nameof(GraphView.Asked)] = asked with { Exercise = LessonId + asked.Exercise },
        };

    /// <summary>What may not be seen yet.</summary>
    public ImmutableArray<HiddenQuantity> Hidden(Lesson lesson, Func<string, bool> isSolved) =>
        [.. Asked.Of(lesson, ModelName).Where(asked => !isSolved(asked.Exercise)).Select(asked => HiddenOf(asked.Quantity))
            .OfType<HiddenQuantity>()];

    /// <summary><c>z</c> is a value, <c>ds/dz</c> the gradient at z. What the picture does not draw, it need not hide.</summary>
    HiddenQuantity? HiddenOf(string hides)
    {
        var slash = hides.IndexOf("/d", StringComparison.Ordinal);
        var name = Names.Canonical(slash < 0 ? hides : hides[(slash + 2)..]);
        return Model.Picture.Nodes.Any(node => node.Name == name)
            ? new(name, slash < 0 ? NodeQuantity.Value : NodeQuantity.Upstream) : null;
    }
}
