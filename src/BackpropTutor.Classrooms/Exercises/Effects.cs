using System.Globalization;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Language;
using BackpropTutor.Lessons.Blocks.Exercises;

namespace BackpropTutor.Classrooms.Exercises;

/// <summary>
/// What a wrong answer that no rule explains does to the truth, in a form that is the same for learners with other numbers: so that ten who
/// are twice too large stand together.
/// </summary>
static class Effects
{
    const double Tolerance = 1e-3;

    public static string Of(ExerciseVariant variant, Verdict verdict, string answer, string canonical) =>
        RatioOf(variant, answer) is { } ratio ? string.Create(CultureInfo.InvariantCulture, $"times {ratio:G3}")
        : verdict.Reading is not null ? $"formula {canonical}"
        : verdict.Entries.Length > 1 ? "entries " + string.Concat(verdict.Entries.Select(isRight => isRight ? '1' : '0'))

            : verdict.Shape is not null && variant.AnswerKey.AnswerShape is { } wanted && !verdict.Shape.Equals(wanted)
            ? $"shape {verdict.Shape}"
        : "other";

    /// <summary>By which number the truth was multiplied, where every entry was by the same.</summary>
    static double? RatioOf(ExerciseVariant variant, string answer)
    {
        if (variant.AnswerKey.Key is not { } truth || AnswerLanguage.ReadNumbers(answer).Value?.Value is not { } typed
            || typed.Shape.Count != truth.Shape.Count)
        {
            return null;
        }

        var (right, given) = (truth.Values.ToArray(), typed.Values.ToArray());
        var largest = Enumerable.Range(0, right.Length).MaxBy(i => Math.Abs(right[i]));
        var ratio = right[largest] == 0 ? double.NaN : given[largest] / right[largest];
        return double.IsFinite(ratio)
            && right.Zip(given).All(pair => Math.Abs(pair.Second - (ratio * pair.First)) <= Tolerance * Math.Abs(right[largest] * ratio))
            ? ratio
            : null;
    }
}
