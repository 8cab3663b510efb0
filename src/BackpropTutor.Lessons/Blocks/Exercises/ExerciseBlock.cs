using System.Collections.Immutable;
using System.Globalization;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Lessons.Prose;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Blocks.Exercises;

/// <summary>How an answer is typed.</summary>
public enum Entry
{
    Line,
    Rows,
    Formula,
    Options,
    Order,
    Repair,
}

/// <summary>
/// An exercise of a lesson: the question in both languages and, behind it, the facts by which the grader judges. It holds the key, so nothing
/// of it is serialised to a page: a card knows it by lesson and letter alone.
/// </summary>
public sealed record ExerciseBlock(string LessonId, string Id, Entry Entry, Exercise Exercise, BilingualProse Ask) : IExercise, IConceals
{
    readonly Lazy<PreparedExercise> prepared = new(() => PreparedExercise.Of(Exercise));

    /// <summary>What the author says to each stated wrong answer, in the order of <see cref="Exercise.Stated"/>; null leaves it to the engine.</summary>
    public ImmutableArray<BilingualProse?> Says { get; init; } = [];

    public ImmutableArray<BilingualProse> Hints { get; init; } = [];

    /// <summary>The texts of options or of items to order, by their ids.</summary>
    public ImmutableArray<KeyValuePair<string, BilingualProse>> Labels { get; init; } = [];

    public string? ModelName { get; init; }

    public ImmutableArray<string> Hides { get; init; } = [];

    public int Line { get; init; }

    public string? Expected { get; init; }

    /// <summary>The key side, worked out once and shared by all who answer.</summary>
    public PreparedExercise Prepared => prepared.Value;

    public Type Component => typeof(ExerciseCard);

    /// <summary>The id of the card on its page.</summary>
    public string EntryId => $"answer-{LessonId.Replace('.', '-')}-{Id}";

    public IDictionary<string, object?> Parameters(Lesson lesson, CultureInfo language) => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        [nameof(ExerciseCard.Exercise)] = this,
        [nameof(ExerciseCard.Language)] = language,
    };
}
