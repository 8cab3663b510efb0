using System.Collections.Immutable;
using BackpropTutor.Lessons.Authoring;
using BackpropTutor.Lessons.Prose;

namespace BackpropTutor.Lessons.Reading;

/// <summary>
/// What came of reading one lesson. With mistakes there is no lesson; with notices alone (a missing translation, a formula that is not
/// typeset yet) there is one, and something to mend.
/// </summary>
public sealed record LessonReading(
    string Folder, Lesson? Lesson, ImmutableArray<ContentMistake> Mistakes, ImmutableArray<ContentMistake> Notices,
        ImmutableArray<Formula> Formulas)
{
    /// <summary>The text that was read.</summary>
    public required LessonSource Source { get; init; }
}
