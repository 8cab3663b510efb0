using System.Collections.Concurrent;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Verdicts;

namespace BackpropTutor.Grading.Tests.Classics;

/// <summary>Grades the classics seed by seed and keeps what came out otherwise than it should.</summary>
sealed class ClassicStudy
{
    readonly ConcurrentQueue<string> falseRejects = [];
    readonly ConcurrentQueue<string> broken = [];
    readonly ConcurrentQueue<string> falseAccepts = [];
    int right;
    int wrong;

    public static IEnumerable<Classic> Classics => ClassicLosses.All.Concat(ClassicNetworks.All);

    /// <summary>Right answers graded.</summary>
    public int Right => right;

    public int Wrong => wrong;

    /// <summary>Right answers that were not found correct; one whose seeds differ is a flip besides.</summary>
    public IReadOnlyCollection<string> FalseRejects => falseRejects;

    /// <summary>Exercises of which it was said that they cannot be graded.</summary>
    public IReadOnlyCollection<string> Broken => broken;

    /// <summary>Wrong answers that were found correct, or of which nothing was said.</summary>
    public IReadOnlyCollection<string> FalseAccepts => falseAccepts;

    /// <param name="withWrong">Whether the wrong answers are graded too, which takes much longer, since they are explained.</param>
    public void Run(Classic classic, ulong seed, bool withWrong = true)
    {
        var exercise = AnswerKey.Of(classic.ExerciseAt(seed));
        if (exercise.Faults.Length > 0)
        {
            broken.Enqueue($"{classic.Name}, seed {seed}: {exercise.Faults[0].English}");
            return;
        }

        foreach (var answer in classic.Right)
        {
            Interlocked.Increment(ref right);
            var verdict = Grader.Grade(exercise, answer);
            if (verdict.Kind != VerdictKind.Correct)
            {
                falseRejects.Enqueue(
                    $"{classic.Name}, seed {seed}: {verdict.Kind} "
                    + $"({string.Join(", ", verdict.Diagnoses.Select(diagnosis => diagnosis.Id))}{verdict.Mistake?.Message.English}) for "
                    + $"{answer}");
            }
        }

        foreach (var answer in withWrong ? classic.Wrong : [])
        {
            Interlocked.Increment(ref wrong);
            var verdict = Grader.Grade(exercise, answer);
            if (verdict.Kind is not (VerdictKind.Wrong or VerdictKind.Partial))
            {
                falseAccepts.Enqueue($"{classic.Name}, seed {seed}: {verdict.Kind} {verdict.Mistake?.Message.English} for {answer}");
            }
        }
    }
}
