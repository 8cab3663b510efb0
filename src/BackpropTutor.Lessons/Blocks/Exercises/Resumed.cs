using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Lessons.Checking;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Blocks.Exercises;

/// <summary>Where a learner goes on: with which numbers, and what came of the text that the browser has saved.</summary>
/// <param name="Saved">What of it still holds; nothing where the exercise has no such variant any more.</param>
public sealed record Resumed(ExerciseVariant Variant, SavedAttempt Saved, Judgement Judged)
{
    /// <summary>What was answered wrongly before, each answer once.</summary>
    public ImmutableArray<string> Tried { get; private init; } = [];

    /// <param name="earlier">What was typed with these numbers into the exercises of the chain that come before.</param>
    public static Resumed Of(ExerciseBlock exercise, Lesson lesson, SavedAttempt saved,
        IReadOnlyList<(ExerciseBlock Exercise, string Text)> earlier, WorkBudget budget)
    {
        var variant = exercise.WithNumbers(saved.Variant, lesson);
        if (variant is null)
        {
            (variant, saved, earlier) = (exercise.Original, new(0, 0, false, "", false), []);
        }

        // Worked out here, on the thread for work, and not while the page is rendered.
        _ = variant.Hints;
        return new(variant, saved, saved.Check
            ? Judgement.Of(variant.AnswerKey, saved.Text, Earlier(exercise, lesson, saved.Variant, earlier), budget)
            : Judgement.OfReading(variant.AnswerKey, saved.Text))
        {
            Tried = [.. (saved.Tried ?? []).Select(tried => CanonicalAnswer.Of(variant.AnswerKey, tried)).Distinct()],
        };
    }

    /// <summary>The exercises with those numbers, each with the answer that was typed.</summary>
    internal static List<(AnswerKey Exercise, string Answer)> Earlier(
        ExerciseBlock exercise, Lesson lesson, int variant, IReadOnlyList<(ExerciseBlock Exercise, string Text)> texts) =>
    [
        .. from typed in texts
           where typed.Exercise != exercise
           let chosen = typed.Exercise.WithNumbers(variant, lesson)
           where chosen is not null
           select (chosen.AnswerKey, typed.Text),
    ];
}
