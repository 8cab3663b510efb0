using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Language;

namespace BackpropTutor.Grading.Judging;

/// <summary>
/// Judges a formula by what it computes, at points that can tell. Agreement is far below, and disagreement far above, anything that
/// rounding does; what lies between is tried again at better-conditioned points, and said to be undecided if it stays there.
/// </summary>
static class FormulaJudge
{
    const long MostWork = 8_000_000;

    public static Verdict Judge(AnswerKey key, string answer)
    {
        var read = AnswerLanguage.ReadAnswer(answer, key.Scope!);
        return read.Value is { } reading ? Judge(key, reading) : Verdict.Invalid(read.Mistake!);
    }

    public static Verdict Judge(AnswerKey key, Reading reading)
    {
        var answer = OfOneAxis(reading, key.Target!.Shape);
        var verdict = Judge(key, answer, new TextSpan(0, reading.Text.Length));
        var unexplained = verdict.Diagnoses is [{ Id: DiagnosisIds.WrongEntries }];
        return verdict with { Reading = reading, Counterexample = unexplained ? CounterexampleFinder.Of(key, answer) : null };
    }

    /// <summary>An axis that NumPy only kept does not make a row of the vector that is asked for.</summary>
    static Node OfOneAxis(Reading reading, Shape asked) =>
        reading.KeepsAxis && asked.IsVector && asked[0] == reading.Node.Shape.Columns
            ? Node.Of(new Reshape(asked), reading.Node) : reading.Node;

    static Verdict Judge(AnswerKey key, Node answer, TextSpan whole)
    {
        var values = new AnswerValues(key, answer);
        var (work, points) = (values.Evaluator.WeightedWork, key.Points);
        if (work * Math.Min(4, points.Length) > MostWork)
        {
            return Verdict.Invalid(new(MistakeIds.TooLarge, whole,
                new("This formula is too large to be compared.", "식이 너무 커서 비교할 수 없어요.")));
        }

        var count = (int)Math.Clamp(MostWork / Math.Max(1, work), 1, points.Length);
        var own = values.Evaluator.Evaluate(points.AsSpan(0, count));
        for (var p = 0; p < count; p++)
        {
            if (!Numbers.AreFinite(values.Typed(own[p], points[p].Values)))
            {
                return Verdict.Invalid(new(MistakeIds.NotFinite, whole, new(
                    "At some allowed numbers this formula is not finite: it divides by zero, overflows or leaves the domain of a function.",
                    "허용되는 어떤 수에서 이 식의 값이 유한하지 않아요. 0으로 나누거나, 너무 커지거나, 함수의 정의역을 벗어나요.")));
            }
        }

        return values.Fit == LayoutFit.None ? Wrong(key, values, null, own) : OfValues(key, answer, values, own);
    }

    /// <param name="own">The values of the answer's own steps at the key's first points.</param>
    static Verdict OfValues(AnswerKey key, Node answer, AnswerValues values, Tensor[][] own)
    {
        var entries = values.Compared(key.Points, own);
        if (entries is { HasDoubt: true, HasClearError: false })
        {
            // The same answer at smaller numbers, for what rounding may have blurred.
            entries = values.ComparedAt(key.MorePoints());
            if (entries is { HasDoubt: true, HasClearError: false })
            {
                return new() { Kind = VerdictKind.Undecided, Shape = values.Shape, Points = own.Length * 2, Diagnoses = [] };
            }
        }

        if (!entries.HasClearError && NearKinks(values, own) is { } beside)
        {
            entries = beside;
        }

        if (entries.HasClearError)
        {
            return Wrong(key, values, WithOtherLabels(key, answer, entries), own);
        }

        if (key.WithOtherLabels is { Labels: { } labels } other && labels.AreNamedIn(answer)
            && Elsewhere(other, answer) is { HasClearError: true } hidden)
        {
            var there = new AnswerValues(other, answer);
            return Wrong(other, there, hidden, there.Evaluator.Evaluate(other.Points.AsSpan()));
        }

        return values.Fit == LayoutFit.Same || (values.Fit == LayoutFit.Transposed && key.AnyLayout)
            ? new()
            {
                Kind = VerdictKind.Correct,
                Score = 1,
                Shape = values.Shape,
                Entries = entries.Right,
                MaxRelativeError = entries.WorstRelative,
                Points = own.Length,
                Check = new(() => CheckTables.Of(key, key.Points[0], values.Laid(values.Typed(own[0], key.Points[0].Values)))),
            }
            : new()
            {
                Kind = VerdictKind.Partial,
                Score = 0.5,
                Shape = values.Shape,
                Points = own.Length,
                Diagnoses = [AnswerLayout.OfRightNumbers(values.Fit, values.Shape, key.Target!.Shape)],
            };
    }

    /// <param name="entries">Which entries are right, where the shape is.</param>
    static Verdict Wrong(AnswerKey key, AnswerValues answer, PointwiseComparison? entries, Tensor[][] own)
    {
        Tensor[] values = [.. own.Select((there, p) => answer.Typed(there, key.Points[p].Values))];
        var (explained, common) = Explanation.OfFormula(key, answer.Shape, values[..Math.Min(values.Length, key.DiagnosedAt.Length)]);
        if (entries is null || answer.Fit != LayoutFit.Same)
        {
            return new()
            {
                Kind = VerdictKind.Wrong,
                Shape = answer.Shape,
                Points = values.Length,
                Diagnoses = explained.IsEmpty ? [AnswerLayout.OfWrongShape(answer.Shape, key.Target!)] : explained,
                Common = common,
            };
        }

        var trivial = values.All(value => Numbers.Largest(value) == 0);
        var share = trivial ? 0 : entries.Right.Count(right => right) / (double)entries.Right.Length;
        return new()
        {
            Kind = share > 0 ? VerdictKind.Partial : VerdictKind.Wrong,
            Score = share,
            Shape = answer.Shape,
            Entries = entries.Right,
            Points = values.Length,
            Diagnoses = explained.IsEmpty
                ? [Explanation.OfWrongEntries(entries.Right, answer.Shape, wereAllTried: key.KnowsAllMistakes)] : explained,
            Common = common,
        };
    }

    /// <summary>Compared beside the answer's own kinks, where those are not the function's; null where it is right there.</summary>
    static PointwiseComparison? NearKinks(AnswerValues values, Tensor[][] own)
    {
        foreach (var (points, there) in values.NearKinks(own))
        {
            if (values.Compared(points, there) is { HasClearError: true } comparison)
            {
                return comparison;
            }
        }

        return null;
    }

    /// <summary>An entry that is right only because of the label that the question fixes (p for p − y, where y is 0) is not.</summary>
    static PointwiseComparison WithOtherLabels(AnswerKey key, Node answer, PointwiseComparison entries) =>
        key.WithOtherLabels is { } other && Elsewhere(other, answer) is { HasClearError: true } there
            ? entries with { Right = [.. entries.Right.Zip(there.Right, (here, elsewhere) => here && elsewhere)] }
            : entries;

    static PointwiseComparison Elsewhere(AnswerKey other, Node answer) => new AnswerValues(other, answer).ComparedAt(other.Points);
}
