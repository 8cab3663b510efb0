using System.Collections.Immutable;
using System.Globalization;
using BackpropTutor.Autodiff.Expressions;
using BackpropTutor.Lessons.Prose;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Blocks.Graphs;

/// <summary>
/// A picture that stands in a lesson. What the lesson's exercises ask of the same model is hidden in it until they are solved.
/// </summary>
public sealed record GraphPart(string LessonId, string Id, string ModelName, GraphPicture Picture, BilingualProse? Caption) : IBlock
{
    public Type Component => typeof(GraphIsland);

    public IDictionary<string, object?> Parameters(Lesson lesson, CultureInfo language) => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        [nameof(GraphIsland.LessonId)] = LessonId,
        [nameof(GraphIsland.BlockId)] = Id,
    };

    /// <summary>What may not be seen yet.</summary>
    public ImmutableArray<HiddenQuantity> Hidden(Lesson lesson, Func<string, bool> isSolved) =>
    [
        .. lesson.Exercises.Where(exercise => !isSolved(exercise.Key)).OrderBy(exercise => exercise.Key, StringComparer.Ordinal)
            .Select(exercise => exercise.Value).OfType<IConceals>().Where(exercise => exercise.ModelName == ModelName)
            .SelectMany(exercise => exercise.Hides).Select(HiddenOf).OfType<HiddenQuantity>(),
    ];

    /// <summary><c>z</c> is a value, <c>ds/dz</c> the gradient at z. What the picture does not draw, it need not hide.</summary>
    HiddenQuantity? HiddenOf(string hides)
    {
        var slash = hides.IndexOf("/d", StringComparison.Ordinal);
        var name = Names.Canonical(slash < 0 ? hides : hides[(slash + 2)..]);
        return Picture.Nodes.Any(node => node.Name == name) ? new(name, slash < 0 ? Quantity.Value : Quantity.Upstream) : null;
    }
}
