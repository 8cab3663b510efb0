using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;

namespace BackpropTutor.Grading.Verdicts;

/// <summary>
/// Judges numbers by the digits that were typed: within 10⁻⁴ of the largest entry, or the exact value rounded to those digits. A rounded number
/// passes only where no known mistake and no untouched input rounds to the same digits; otherwise more digits are asked for and no attempt is spent.
/// </summary>
static class NumberJudge
{
    public static Verdict Judge(PreparedExercise exercise, TypedTensor typed) =>
        Judge(exercise, typed, exercise.Own!.Truth, exercise.Own.Scale);

    /// <summary>Against another key than the exercise's own: what would follow from earlier answers of the learner's.</summary>
    public static Verdict Judge(PreparedExercise exercise, TypedTensor typed, Tensor key, double scale)
    {
        var asked = exercise.Target!.Shape;
        var fit = Layout.Of(typed.Shape, asked);
        // A typed list has no direction of its own: it is as good a row as a column.
        var free = exercise.AnyLayout || (typed.Shape.IsVector && asked.Rows == 1);
        if (fit == Fit.Turned && free)
        {
            (typed, fit) = (typed.Turned(), Fit.Same);
        }

        return fit == Fit.Same ? OfEntries(exercise, typed, key, scale) : OfLayout(exercise, typed, fit, key, scale);
    }

    static Verdict OfLayout(PreparedExercise exercise, TypedTensor typed, Fit fit, Tensor key, double scale)
    {
        var asked = exercise.Target!.Shape;
        var laid = fit == Fit.Turned ? typed.Turned() : typed;
        if (fit != Fit.None && laid.Passes(key, scale))
        {
            return new() { Kind = VerdictKind.Partial, Score = 0.5, Shape = typed.Shape, Points = 1, Diagnoses = [Layout.OfRightNumbers(fit, typed.Shape, asked)] };
        }

        var (explained, common) = Explanation.OfNumbers(exercise, typed);
        return new()
        {
            Kind = VerdictKind.Wrong,
            Shape = typed.Shape,
            Points = 1,
            Diagnoses = explained.IsEmpty ? [Layout.OfWrongShape(typed.Shape, asked)] : explained,
            Common = common,
        };
    }

    static Verdict OfEntries(PreparedExercise exercise, TypedTensor typed, Tensor key, double scale)
    {
        var right = new bool[typed.Entries.Length];
        var rounded = false;
        for (var i = 0; i < right.Length; i++)
        {
            var within = typed.Entries[i].IsWithin(key[i], scale);
            right[i] = within || typed.Entries[i].IsRoundingOf(key[i]);
            rounded |= right[i] && !within;
        }

        var verdict = new Verdict { Kind = VerdictKind.Wrong, Shape = typed.Shape, Entries = [.. right], Points = 1 };
        if (!right.Contains(false))
        {
            return rounded && HasRival(exercise, typed, key, scale)
                ? verdict with { Kind = VerdictKind.Undecided, Entries = [], Diagnoses = [MoreDigits] }
                : verdict with { Kind = VerdictKind.Correct, Score = 1, MaxRelativeError = RelativeError(typed, key), Check = new(() => CheckTables.Of(exercise, exercise.Own!, typed.Values)) };
        }

        // Nothing was worked out where all is zero, however many zeros the key has.
        var trivial = typed.Entries.All(entry => entry.Value == 0);
        var share = trivial ? 0 : right.Count(entry => entry) / (double)right.Length;
        var (explained, common) = Explanation.OfNumbers(exercise, typed);
        return verdict with
        {
            Kind = share > 0 ? VerdictKind.Partial : VerdictKind.Wrong,
            Score = share,
            Diagnoses = !explained.IsEmpty ? explained
                : typed.Entries.Select((entry, i) => right[i] || entry.LooksRoundedEarly(key[i])).All(near => near) ? [RoundedTooEarly]
                : [Explanation.OfDeparture(right, typed.Shape)],
            Common = common,
        };
    }

    static Diagnosis MoreDigits { get; } = new(DiagnosisIds.MoreDigits, null, new(
        "Give more digits: rounded like this, a right and a wrong answer look the same. No attempt is spent.",
        "자릿수를 더 적어 주세요. 이렇게 반올림하면 맞는 답과 틀린 답이 같아 보여요. 시도 횟수는 줄지 않아요."));

    static Diagnosis RoundedTooEarly { get; } = new(DiagnosisIds.RoundedTooEarly, null, new(
        "Very near. It looks as if a rounded number was calculated with: keep more digits on the way and round only at the end.",
        "아주 가까워요. 중간에 반올림한 수로 계산한 것 같아요. 계산하는 동안 자릿수를 더 남기고 마지막에만 반올림하세요."));

    static bool HasRival(PreparedExercise exercise, TypedTensor typed, Tensor key, double scale)
    {
        var mistakes = exercise.Singles.Stories.Where(told => told.Story.Shape.Equals(typed.Shape)).Select(told => told.Values[0]);
        var untouched = exercise.Own!.Variables.Values.Where(value => Target.Graded(value.Shape).Equals(typed.Shape));
        return mistakes.Concat(untouched).Any(rival => !IsNear(rival, key, scale) && typed.Passes(rival, Numbers.Largest(rival)));
    }

    /// <summary>A rival as near to the key as any accepted answer cannot be told from it by any digits, and need not be.</summary>
    static bool IsNear(Tensor rival, Tensor key, double scale)
    {
        for (var i = 0; i < key.Values.Length; i++)
        {
            if (!(Math.Abs(rival[i] - key[i]) <= 1e-4 * scale))
            {
                return false;
            }
        }

        return true;
    }

    static double RelativeError(TypedTensor typed, Tensor key)
    {
        var worst = 0.0;
        for (var i = 0; i < typed.Entries.Length; i++)
        {
            var (a, n) = (typed.Entries[i].Value, key[i]);
            worst = a == n ? worst : Math.Max(worst, Math.Abs(a - n) / Math.Max(Math.Abs(a), Math.Abs(n)));
        }

        return worst;
    }
}
