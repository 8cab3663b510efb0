using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Judging;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Language;

namespace BackpropTutor.Grading.Hints;

/// <summary>
/// Help in steps, from the backward pass: which gate, what arrives there, the slope there, the shapes to fit together, and last the line.
/// The author's own hints stand in its place where there are any. A rung never gives what is asked, but for the last one, which may give
/// its line.
/// </summary>
public static class HintLadder
{
    const double First = 0.05;
    const double Further = 0.1;

    /// <summary>What a hint takes of the score that stands at this place, counted from zero: little, so that help is asked for before
    /// giving up.</summary>
    public static double CostOf(int step) => step < 2 ? First : Further;

    /// <param name="isShown">Whether the page shows a name of the program, by its canonical name: no other is told.</param>
    public static ImmutableArray<Hint> For(AnswerKey exercise, Func<string, bool> isShown)
    {
        if (exercise.Exercise.Hints.Length > 0)
        {
            return exercise.Exercise.Hints;
        }

        if (exercise.Exercise.Model?.Program is not { } program)
        {
            return [];
        }

        var rungs = Rungs(exercise, program, isShown).DistinctBy(rung => rung.English);
        return [.. rungs.Select((rung, step) => new Hint(rung, CostOf(step)))];
    }

    static IEnumerable<Bilingual> Rungs(AnswerKey exercise, Program program, Func<string, bool> isShown)
    {
        var question = exercise.Exercise.Question;
        if (AnswerJudge.Of(question).Hints(question, program, isShown) is { } own)
        {
            return own;
        }

        var quantity = question.Asked;
        return quantity switch
        {
            JacobianOf jacobian => JacobianHints.Of(program, jacobian, isShown),
            EntryOf { Of: JacobianOf jacobian } entry => JacobianHints.OfEntry(program, jacobian, entry.Index, isShown),
            _ when AskedGradients.In(quantity, program) is { } asked => GradientHints.Of(exercise, program, asked, isShown),
            _ => ValueHints.Of(exercise, program, quantity, isShown),
        };
    }
}
