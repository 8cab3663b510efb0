using System.Globalization;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Verdicts;

namespace BackpropTutor.Grading.Judging;

/// <summary>
/// How many digits a number is wanted with. One that ends after a few digits (3.01, 352) is wanted whole: rounded, it would be another
/// number that people take it for. Of one that goes on, as many as the question says.
/// </summary>
public static class WantedDigits
{
    /// <summary>Digits up to which a number is written out.</summary>
    const int MostOfWhole = 4;

    const double Rounding = 1e-12;

    /// <summary>What the question of a key asks for.</summary>
    public static int Of(AnswerKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Exercise.Question.SignificantDigits ?? TypedEntry.LeastDigits;
    }

    /// <summary>Whether every number of the right answer ends after a few digits; null where the question fixes no numbers. It tells no
    /// digit of them.</summary>
    public static bool? AreWhole(AnswerKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.FixedPoint is { } point ? point.Truth.Values.ToArray().All(Ends) : null;
    }

    internal static EntryMark Mark(TypedEntry typed, double exact, double scale, int wanted)
    {
        if (typed.IsWithin(exact, scale))
        {
            return EntryMark.Exact;
        }

        if (typed.IsRoundingOf(exact, wanted) && (!Ends(exact) || typed.Uncertainty > 0))
        {
            return EntryMark.Rounded;
        }

        return typed.Significant > 0 && typed.Shows(exact) && typed.IsNear(exact, 0.5 * Math.Abs(exact))
            ? EntryMark.TooFewDigits : EntryMark.Wrong;
    }

    internal static Diagnosis Tell(Tensor expected, EntryMark[] marks, int wanted)
    {
        var whole = Enumerable.Range(0, marks.Length).Any(i => marks[i] == EntryMark.TooFewDigits && Ends(expected[i]));
        return new(DiagnosisIds.MoreDigits, null, whole
            ? new(
                "The exact value is asked for, and it has more digits than you typed. Give all of them. No attempt is spent.",
                "정확한 값을 물었는데, 적은 것보다 자릿수가 더 있어요. 모두 적어 주세요. 시도 횟수는 줄지 않아요.")
            : new(
                $"Rightly rounded, but to too few digits: give {wanted} significant digits. No attempt is spent.",
                $"반올림은 맞았지만 자릿수가 모자라요. 유효 숫자를 {wanted}개 적어 주세요. 시도 횟수는 줄지 않아요."));
    }

    static bool Ends(double value) =>
        value == 0 || Math.Abs(double.Parse(value.ToString("E" + (MostOfWhole - 1).ToString(CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) - value) <= Rounding * Math.Abs(value);
}
