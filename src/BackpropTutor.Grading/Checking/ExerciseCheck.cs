using System.Collections.Immutable;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Judging;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Verdicts;

namespace BackpropTutor.Grading.Checking;

/// <summary>Checks an exercise before anybody answers it: its key first, then what the judge of its kind looks for.</summary>
public static class ExerciseCheck
{
    public static CheckReport Of(Exercise exercise)
    {
        try
        {
            return Of(AnswerKey.Of(exercise));
        }
        catch (ArgumentException mistake)
        {
            return new() { Faults = [new("unusable", new(mistake.Message, mistake.Message))] };
        }
    }

    public static CheckReport Of(AnswerKey key) =>
        key.Faults.IsEmpty ? AnswerJudge.Of(key.Exercise.Question).SelfCheck(key) : new() { Faults = OfKey(key) };

    /// <summary>What the stated wrong answers of an exercise are at fault in: that one is right, unreadable, or explained by another
    /// diagnosis than stated.</summary>
    public static ImmutableArray<CheckFault> OfStated(AnswerKey key) =>
        !key.Faults.IsEmpty ? OfKey(key)
        : key.Target is null ? []
        : CalculationCheck.OfStated(key);

    static ImmutableArray<CheckFault> OfKey(AnswerKey key) => [.. key.Faults.Select(fault => new CheckFault("key", fault))];
}
