using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Grading;
using BackpropTutor.Grading.Hints;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Lessons.Checking;

namespace BackpropTutor.Lessons.Blocks.Exercises;

/// <summary>What came of a text: how it was read and, where a verdict was asked for, which.</summary>
/// <param name="Verdict">Null where none was asked for, or where the text is empty.</param>
/// <param name="Earlier">The answers that a verdict in a chain was judged on.</param>
public sealed record Judgement(AnswerReading Reading, Verdict? Verdict, ImmutableArray<EarlierAnswer> Earlier)
{
    /// <summary>What the answer is, however it was typed; null where it spends no attempt.</summary>
    public string? Canonical { get; private init; }

    /// <summary>The step of the backward sweep that a wrong answer is about, where there is one to show.</summary>
    public MatchingStep? Step { get; private init; }

    public static Judgement OfReading(AnswerKey exercise, string text) =>
        new(QuestionPresenter.Of(exercise.Exercise.Question).Read(exercise, text), null, []);

    /// <param name="earlier">In a chain, the earlier exercises that something was typed into, in order.</param>
    public static Judgement Of(AnswerKey exercise, string text, IReadOnlyList<(AnswerKey Exercise, string Answer)> earlier,
        WorkBudget budget)
    {
        var read = OfReading(exercise, text);
        if (string.IsNullOrWhiteSpace(text))
        {
            return read;
        }

        budget.ThrowIfNobodyWaits();
        var verdict = Grader.Grade(exercise, text);
        var isWrong = verdict.Kind is VerdictKind.Wrong or VerdictKind.Partial;
        read = read with
        {
            Canonical = verdict.SpendsAttempt ? CanonicalAnswer.Of(exercise, text) : null,
            Step = isWrong ? MatchingStep.Of(exercise, verdict) : null
        };
        return isWrong && earlier.Count > 0
            ? read with
            {
                Verdict = AnswerChain.Grade([.. earlier, (exercise, text)])[^1],
                Earlier = [.. earlier.Select(before => new EarlierAnswer(before.Exercise.Exercise.Id, before.Answer))],
            }
            : read with { Verdict = verdict };
    }
}
