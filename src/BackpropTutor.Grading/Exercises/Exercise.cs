using System.Collections.Immutable;
using BackpropTutor.Autodiff;

namespace BackpropTutor.Grading.Exercises;

/// <summary>
/// The facts of an exercise, once for both languages; it never changes. The key, its closed form, the wrong answers and their diagnoses
/// follow from it.
/// </summary>
public sealed record Exercise
{
    /// <summary>Stable; with <see cref="Variant"/> it alone seeds the points, so that a verdict never flips on resubmission.</summary>
    public required string Id { get; init; }

    public required Question Question { get; init; }

    /// <summary>None for a question that no program stands behind (a choice, an order).</summary>
    public ExerciseModel? Model { get; init; }

    /// <summary>Which set of other numbers this is; 0 is the author's own.</summary>
    public int Variant { get; init; }

    /// <summary>Overrides the seed that id and variant give: for callers that choose their own.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Wrong answers that the author expects.</summary>
    public ImmutableArray<StatedMistake> Stated { get; init; } = [];

    /// <summary>Numbers of the same program that stand beside the question.</summary>
    public ImmutableArray<OtherNumbers> OtherNumbers { get; init; } = [];

    /// <summary>The author's own hints; where there are none the graph supplies them.</summary>
    public ImmutableArray<Hint> Hints { get; init; } = [];
}

/// <summary>A wrong answer, in the answer language, with what it shows.</summary>
/// <param name="DiagnosisId">The diagnosis expected for it; null where the author only says that it is wrong.</param>
/// <param name="Message">The author's own sentence; the engine's is used where there is none.</param>
/// <param name="HoldsAlways">Whether plain numbers are this mistake in every variant too, as the slope 1 of the wrong branch is.</param>
public sealed record StatedMistake(string Answer, string? DiagnosisId = null, Bilingual? Message = null, bool HoldsAlways = false)
{
    /// <summary>Whether it is a mistake at numbers other than the author's: a formula is, and plain numbers where the author says
    /// so.</summary>
    public bool HoldsInVariants => HoldsAlways || !Language.AnswerLanguage.ReadNumbers(Answer).Succeeded;
}

/// <summary>One step of help; <paramref name="Cost"/> is the share of the score that opening it takes, between 0 and 1.</summary>
public sealed record Hint(Bilingual Text, double Cost);
