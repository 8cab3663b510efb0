using System.Collections.Immutable;
using System.Globalization;
using BackpropTutor.Autodiff;
using BackpropTutor.Lessons.Authoring;
using BackpropTutor.Lessons.Prose;

namespace BackpropTutor.Lessons.Reading;

/// <summary>A lesson, read and complete: every value in it has been computed and every formula typeset. Immutable, shared by all
/// visitors.</summary>
public sealed record Lesson
{
    /// <summary>As the curriculum numbers it: <c>4.2</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The last part of its address: <c>error-signal</c>.</summary>
    public required string Slug { get; init; }

    public required int Module { get; init; }

    public required Bilingual Title { get; init; }

    public required ImmutableArray<BilingualProse> Objectives { get; init; }

    /// <summary>Ids of lessons that come before it.</summary>
    public required ImmutableArray<string> Prerequisites { get; init; }

    /// <summary>Items of the curriculum's inventory, as <c>I009</c>.</summary>
    public required ImmutableArray<string> Teaches { get; init; }

    /// <summary>Errata of the curriculum that it teaches right, as <c>E15</c>.</summary>
    public required ImmutableArray<string> Corrects { get; init; }

    public required ImmutableDictionary<string, Model> Models { get; init; }

    public required ImmutableDictionary<string, IBlock> Blocks { get; init; }

    public required ImmutableDictionary<string, IBlock> Exercises { get; init; }

    public required ImmutableArray<LessonNode> English { get; init; }

    public required ImmutableArray<LessonNode>? Korean { get; init; }

    public ImmutableArray<LessonNode> In(CultureInfo language) => IsKorean(language) && Korean is { } korean ? korean : English;

    /// <summary>Whether a visitor of this language reads the lesson in another, and should be told so.</summary>
    public bool FallsBackFor(CultureInfo language) => IsKorean(language) && Korean is null;

    static bool IsKorean(CultureInfo language) => language.TwoLetterISOLanguageName == "ko";
}
