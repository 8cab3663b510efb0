using BackpropTutor.Grading.Judging;
using Microsoft.Extensions.Localization;

namespace BackpropTutor.Lessons.Blocks.Exercises.Numeric;

/// <summary>How exactly a number is wanted: whole where it ends, else with so many digits.</summary>
public sealed class WantedNumber
{
    internal static string? Of(ExerciseBlock exercise, IStringLocalizer<WantedNumber> words) =>
        WantedDigits.AreWhole(exercise.Original.AnswerKey) switch
        {
            null => null,
            true => words["Whole"].Value,
            false => words["Digits", WantedDigits.Of(exercise.Original.AnswerKey)].Value,
        };
}
