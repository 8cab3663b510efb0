using System.Collections.Immutable;

namespace BackpropTutor.Lessons.Reading;

/// <summary>What a lesson shows: which models its blocks draw, and the mathematics and code of its text.</summary>
/// <param name="Drawn">Names of models that a block shows by their named steps.</param>
/// <param name="Gates">Those of them that it shows gate by gate, so that steps without a name are seen as well.</param>
/// <param name="Text">The lesson's English markdown and its facts, as they were written.</param>
public sealed record LessonSight(ImmutableHashSet<string> Drawn, ImmutableHashSet<string> Gates, string Text)
{
    public static LessonSight None { get; } = new([], [], "");
}
