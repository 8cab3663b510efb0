using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Verdicts;

namespace BackpropTutor.Grading.Judging;

/// <summary>
/// Judges numbers by the digits that were typed: within 10⁻⁴ of the largest entry, or the exact value rounded to as many digits as are
/// wanted; a value that ends after a few digits is wanted whole. A rounded number passes only where no known mistake and no untouched input
/// rounds to the same digits; otherwise more digits are asked for and no attempt is spent.
/// </summary>
static class NumberJudge
{
    public static Verdict Judge(AnswerKey key, TypedTensor typed) =>
        Judge(key, typed, key.FixedPoint!.Truth, key.FixedPoint.Scale);

    /// <summary>Against another expected than the exercise's own: what would follow from earlier answers of the learner's.</summary>
    public static Verdict Judge(AnswerKey key, TypedTensor typed, Tensor expected, double scale)
    {
        var asked = key.Target!.Shape;
        var fit = AnswerLayout.Of(typed.Shape, asked);
        // A typed list has no direction of its own: it is as good a row as a column.
        var free = key.AnyLayout || (typed.Shape.IsVector && asked.Rows == 1 && !typed.IsColumn);
        if (fit == LayoutFit.Transposed && free)
        {
            (typed, fit) = (typed.Transposed(), LayoutFit.Same);
        }

        return fit == LayoutFit.Same ? OfEntries(key, typed, expected, scale) : OfLayout(key, typed, fit, expected, scale);
    }

    static Verdict OfLayout(AnswerKey key, TypedTensor typed, LayoutFit fit, Tensor expected, double scale)
    {
        var asked = key.Target!.Shape;
        var laid = fit == LayoutFit.Transposed ? typed.Transposed() : typed;
        if (fit != LayoutFit.None && laid.Passes(expected, scale))
        {
            return new()
            {
                Kind = VerdictKind.Partial,
                Score = 0.5,
                Shape = typed.Shape,
                Points = 1,
                Diagnoses = [AnswerLayout.OfRightNumbers(fit, typed.Shape, asked)]
            };
        }

        var (explained, common, _) = Explanation.OfNumbers(key, typed, right: null);
        return new()
        {
            Kind = VerdictKind.Wrong,
            Shape = typed.Shape,
            Points = 1,
            Diagnoses = explained.IsEmpty ? [AnswerLayout.OfWrongShape(typed.Shape, key.Target!)] : explained,
            Common = common,
        };
    }

    static Verdict OfEntries(AnswerKey key, TypedTensor typed, Tensor expected, double scale)
    {
        var marks = new EntryMark[typed.Entries.Length];
        for (var i = 0; i < marks.Length; i++)
        {
            marks[i] = WantedDigits.Mark(typed.Entries[i], expected[i], scale, WantedDigits.Of(key));
        }

        ImmutableArray<bool> right = [.. marks.Select(mark => mark != EntryMark.Wrong)];
        var verdict = new Verdict { Kind = VerdictKind.Wrong, Shape = typed.Shape, Entries = right, Points = 1 };
        if (marks.Contains(EntryMark.Wrong) || (marks.Contains(EntryMark.TooFewDigits) && IsStated(key, typed)))
        {
            return OfWrong(key, typed, expected,
                verdict with { Entries = [.. marks.Select(mark => mark is EntryMark.Exact or EntryMark.Rounded)] });
        }

        if (marks.Contains(EntryMark.TooFewDigits))
        {
            return verdict with
            {
                Kind = VerdictKind.Undecided,
                Entries = [],
                Diagnoses = [WantedDigits.Tell(expected, marks, WantedDigits.Of(key))]
            };
        }

        return marks.Contains(EntryMark.Rounded) && HasRival(key, typed, expected, scale)
            ? verdict with { Kind = VerdictKind.Undecided, Entries = [], Diagnoses = [MoreDigits] }
            : verdict with
            {
                Kind = VerdictKind.Correct,
                Score = 1,
                MaxRelativeError = RelativeError(typed, expected),
                Check = new(() => CheckTables.Of(key, key.FixedPoint!, typed.Values))
            };
    }

    static Verdict OfWrong(AnswerKey key, TypedTensor typed, Tensor expected, Verdict verdict)
    {
        // Nothing was worked out where all is zero, however many zeros the expected has.
        var trivial = typed.Entries.All(entry => entry.Value == 0);
        var share = trivial ? 0 : verdict.Entries.Count(entry => entry) / (double)verdict.Entries.Length;
        var (explained, common, found) = Explanation.OfNumbers(key, typed, [.. verdict.Entries]);
        return verdict with
        {
            Kind = share > 0 ? VerdictKind.Partial : VerdictKind.Wrong,
            Score = share,
            Diagnoses = !explained.IsEmpty ? explained
                : RoundedWorking.Explains(key, typed, expected, verdict.Entries) ? [RoundedTooEarly]
                : [Explanation.OfWrongEntries(verdict.Entries, typed.Shape, found)],
            Common = common,
        };
    }

    /// <summary>Whether the author foresaw this very number: the true slope is not an estimate of it with fewer digits.</summary>
    static bool IsStated(AnswerKey key, TypedTensor typed) =>
        key.SingleMistakes.Differing.Any(wrong => wrong.Answer.Stated is not null && wrong.Answer.Shape.Equals(typed.Shape)
            && typed.Passes(wrong.Values[0], Numbers.Largest(wrong.Values[0])));

    static Diagnosis MoreDigits { get; } = new(DiagnosisIds.MoreDigits, null, new(
        "Give more digits: rounded like this, a right and a wrong answer look the same. No attempt is spent.",
        "자릿수를 더 적어 주세요. 이렇게 반올림하면 맞는 답과 틀린 답이 같아 보여요. 시도 횟수는 줄지 않아요."));

    static Diagnosis RoundedTooEarly { get; } = new(DiagnosisIds.RoundedTooEarly, null, new(
        "This is what comes out if numbers are rounded on the way and calculated with: keep more digits on the way and round only at "
        + "the end.",
        "중간에 반올림한 수로 계산하면 바로 이 값이 나와요. 계산하는 동안 자릿수를 더 남기고 마지막에만 반올림하세요."));

    static bool HasRival(AnswerKey key, TypedTensor typed, Tensor expected, double scale)
    {
        var mistakes = key.SingleMistakes.Differing.Where(wrong => wrong.Answer.Shape.Equals(typed.Shape)).Select(wrong => wrong.Values[0]);
        var untouched = key.FixedPoint!.Variables.Values.Where(value => Target.Graded(value.Shape).Equals(typed.Shape));
        return mistakes.Concat(untouched).Any(rival => !IsNear(rival, expected, scale) && typed.Passes(rival, Numbers.Largest(rival)));
    }

    /// <summary>A rival as near to the expected as any accepted answer cannot be told from it by any digits, and need not be.</summary>
    static bool IsNear(Tensor rival, Tensor expected, double scale)
    {
        for (var i = 0; i < expected.Values.Length; i++)
        {
            if (!(Math.Abs(rival[i] - expected[i]) <= 1e-4 * scale))
            {
                return false;
            }
        }

        return true;
    }

    static double RelativeError(TypedTensor typed, Tensor expected)
    {
        var worst = 0.0;
        for (var i = 0; i < typed.Entries.Length; i++)
        {
            var (a, n) = (typed.Entries[i].Value, expected[i]);
            worst = a == n ? worst : Math.Max(worst, Math.Abs(a - n) / Math.Max(Math.Abs(a), Math.Abs(n)));
        }

        return worst;
    }
}
