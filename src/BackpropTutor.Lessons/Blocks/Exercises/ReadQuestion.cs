using System.Collections.Immutable;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Lessons.Prose;

namespace BackpropTutor.Lessons.Blocks.Exercises;

/// <summary>A question as its reader found it in the facts, with the texts of its options or items, if it has any.</summary>
public sealed record ReadQuestion(Question Question)
{
    public ImmutableArray<KeyValuePair<string, BilingualProse>> Labels { get; init; } = [];
}
