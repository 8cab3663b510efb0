using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Lessons.Blocks.Parts;
using BackpropTutor.Lessons.Checking;
using BackpropTutor.Lessons.Prose;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Blocks.Exercises;

/// <summary>
/// An exercise of a lesson: the question in both languages and, behind it, the facts by which the grader judges. It holds the key, so
/// nothing of it is serialised to a page: a card knows it by lesson and letter alone.
/// </summary>
public sealed class ExerciseBlock : IExercise, IConceals
{
    /// <summary>Sets of other numbers that are counted apart; after the last comes the first again.</summary>
    public const int MostVariants = 200;

    ShownNames? shown;
    readonly Lazy<ExerciseVariant> original;
    readonly Lazy<bool> varies;
    readonly Lazy<NumbersOfOwn> numbers;

    // Kept while somebody answers them: what is worked out for one learner serves the next one too.
    readonly ConcurrentDictionary<int, WeakReference<ExerciseVariant>> others = new();

    public ExerciseBlock(string lessonId, string id, Type entry, Exercise exercise, BilingualProse ask)
    {
        (LessonId, Id, Entry, Exercise, Ask) = (lessonId, id, entry, exercise, ask);
        original = new(() => new(this));
        varies = new(() => MayVary && Variants.Exist(Exercise));
        numbers = new(() => new(this));
    }

    public string LessonId { get; }

    public string Id { get; }

    /// <summary>The component by which an answer is given.</summary>
    public Type Entry { get; }

    public Exercise Exercise { get; }

    public BilingualProse Ask { get; }

    /// <summary>Behind the question: the program and the author's numbers.</summary>
    public BoundModel? Bound { get; init; }

    /// <summary>What the author says to each stated wrong answer, in the order of <see cref="Exercise.Stated"/>; null leaves it to the
    /// engine.</summary>
    public ImmutableArray<BilingualProse?> Says { get; init; } = [];

    public ImmutableArray<BilingualProse> Hints { get; init; } = [];

    /// <summary>The texts of options or of items to order, by their ids.</summary>
    public ImmutableArray<KeyValuePair<string, BilingualProse>> Labels { get; init; } = [];

    /// <summary>Lines of code that the question shows.</summary>
    public ImmutableArray<string> Listing => QuestionPresenter.Of(Exercise.Question).Listing(Exercise.Question);

    public string? ModelName { get; init; }

    public ImmutableArray<string> Hides { get; init; } = [];

    /// <summary>What the exercises of a lesson have in common that go on from each other's answers: a name, the order is that of the
    /// facts.</summary>
    public string? Chain { get; init; }

    /// <summary>Whether the author lets other numbers stand in the question.</summary>
    public bool MayVary { get; init; } = true;

    /// <summary>Numbers typed into the question that hold whatever the others are.</summary>
    public ImmutableArray<double> Constants { get; init; } = [];

    public int Line { get; init; }

    public string? Expected { get; init; }

    public bool MustExpect { get; init; }

    /// <summary>
    /// The answer in the form that the question asks for, where it asks for one; as its author expects it where that is a formula.
    /// </summary>
    public string? Form { get; init; }

    /// <summary>With the author's own numbers.</summary>
    public ExerciseVariant Original => original.Value;

    /// <summary>Whether it is offered with other numbers.</summary>
    public bool Varies => varies.Value;

    public Type Component => typeof(ExerciseCard);

    /// <summary>The id of the card on its page.</summary>
    public string EntryId => $"answer-{LessonId.Replace('.', '-')}-{Id}";

    /// <summary>Which numbers hold for the author's alone.</summary>
    internal NumbersOfOwn Numbers => numbers.Value;

    /// <summary>The exercises of its chain, itself among them, in order; itself alone where it has none.</summary>
    public ImmutableArray<ExerciseBlock> Together(Lesson lesson) => Chain is null
        ? [this]
        : [.. lesson.Exercises.Values.OfType<ExerciseBlock>().Where(other => other.Chain == Chain).OrderBy(other => other.Line)];

    /// <summary>The exercise with the numbers of that variant; null where it has none of that number.</summary>
    public ExerciseVariant? WithNumbers(int number, Lesson lesson)
    {
        if (number == 0)
        {
            return Original;
        }

        if (!Varies || number is < 0 or > MostVariants)
        {
            return null;
        }

        if (others.TryGetValue(number, out var kept) && kept.TryGetTarget(out var known))
        {
            return known;
        }

        try
        {
            var together = Together(lesson);
            var variant = new ExerciseVariant(this,
                Variants.Of([.. together.Select(other => other.Exercise)], number)[together.IndexOf(this)]);
            others[number] = new(variant);
            return variant.AnswerKey.Faults.IsEmpty ? variant : null;
        }
        catch (ArgumentException)
        {
            // No regular numbers were found for this one; the content's check tries the first few, so that it is never all of them.
            return null;
        }
    }

    public IDictionary<string, object?> Parameters(Lesson lesson, CultureInfo language) =>
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(ExerciseCard.Exercise)] = this,
            [nameof(ExerciseCard.Language)] = language,
        };

    /// <summary>Whether a picture of the lesson is drawn with the numbers of the question.</summary>
    public bool IsDrawn { get; private set; }

    public void StandIn(Lesson lesson)
    {
        shown = ShownNames.Of(lesson);
        IsDrawn = ModelName is { } model && lesson.Blocks.Values.OfType<IRedrawn>().Any(block => block.ModelName == model);
    }

    /// <summary>Whether the lesson that it stands in shows the name, by its canonical spelling; alone, it shows all.</summary>
    public bool Shows(string name) => shown is null || shown.Contains(name,
        Bound?.Program.Variables.Any(variable => variable.Symbol == name) ?? true);

    /// <summary>Everything that only this author's exercise can have wrong.</summary>
    public IEnumerable<(string Message, string Remedy)> FaultsIn(Lesson lesson, int variants) =>
        ExerciseFaults.Of(this, lesson, Math.Min(variants, MostVariants));
}
