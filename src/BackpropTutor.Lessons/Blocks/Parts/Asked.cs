using System.Collections.Immutable;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Blocks.Parts;

/// <summary>A quantity of a model that an exercise of the lesson asks for, so that no picture of the model gives it away before.</summary>
/// <param name="Exercise">The exercise's letter.</param>
/// <param name="Quantity">As the facts write it: <c>z</c>, <c>ds/dz</c>.</param>
public sealed record Asked(string Exercise, string Quantity)
{
    /// <summary>All that the lesson's exercises ask of one model, in the order of their letters.</summary>
    public static ImmutableArray<Asked> Of(Lesson lesson, string? modelName) => modelName is null ? [] :
    [
        .. from exercise in lesson.Exercises.OrderBy(exercise => exercise.Key, StringComparer.Ordinal)
           let conceals = exercise.Value as IConceals
           where conceals is not null && conceals.ModelName == modelName
           from quantity in conceals.Hides
           select new Asked(exercise.Key, quantity),
    ];
}
