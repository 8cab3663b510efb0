using System.Collections.Immutable;
using BackpropTutor.Autodiff.Expressions;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Sampling;
using BackpropTutor.Grading.Verdicts;

namespace BackpropTutor.Grading.Questions;

/// <summary>
/// Judges a formula by what it computes, at points that can tell. Agreement is far below, and disagreement far above, anything that rounding does;
/// what lies between is tried again at better-conditioned points, and said to be undecided if it stays there.
/// </summary>
static class FormulaJudge
{
    const double Agreement = 1e-9;
    const double Disagreement = 1e-6;
    const long MostWork = 8_000_000;
    const int FewPoints = 4;

    public static Verdict Judge(AnswerKey key, Reading reading)
    {
        var answer = OfOneAxis(reading, key.Target!.Shape);
        var verdict = Judge(key, answer, new TextSpan(0, reading.Text.Length));
        var unexplained = verdict.Diagnoses is [{ Id: DiagnosisIds.WrongEntries }];
        return verdict with { Reading = reading, Counterexample = unexplained ? CounterexampleFinder.Of(key, answer) : null };
    }

    /// <summary>An axis that NumPy only kept does not make a row of the vector that is asked for.</summary>
    static Node OfOneAxis(Reading reading, Shape asked) =>
        reading.KeepsAxis && asked.IsVector && asked[0] == reading.Node.Shape.Columns ? Node.Of(new Reshape(asked), reading.Node) : reading.Node;

    static Verdict Judge(AnswerKey key, Node answer, TextSpan whole)
    {
        var evaluator = new LayeredEvaluator(key.Evaluator);
        var slot = evaluator.Add(answer);
        var points = key.Points;
        if (evaluator.Work * Math.Min(4, points.Length) > MostWork)
        {
            return Invalid(new(MistakeIds.TooLarge, whole, new("This formula is too large to be compared.", "식이 너무 커서 비교할 수 없어요.")));
        }

        var count = (int)Math.Clamp(MostWork / Math.Max(1, evaluator.Work), 1, points.Length);
        var (values, own) = (new Tensor[count], evaluator.Evaluate(points.AsSpan(0, count)));
        for (var p = 0; p < count; p++)
        {
            values[p] = evaluator.Read(slot, own[p], points[p].Values);
            if (!Numbers.AreFinite(values[p]))
            {
                return Invalid(new(MistakeIds.NotFinite, whole, new(
                    "At some allowed numbers this formula is not finite: it divides by zero, overflows or leaves the domain of a function.",
                    "허용되는 어떤 수에서 이 식의 값이 유한하지 않아요. 0으로 나누거나, 너무 커지거나, 함수의 정의역을 벗어나요.")));
            }
        }

        return OfValues(key, evaluator, slot, Target.Graded(answer.Shape), values, own);
    }

    /// <param name="own">All values of the answer's evaluator, at the same points.</param>
    static Verdict OfValues(AnswerKey key, LayeredEvaluator evaluator, int slot, Shape shape, Tensor[] values, Tensor[][] own)
    {
        var asked = key.Target!.Shape;
        var fit = AnswerLayout.Of(shape, asked);
        var laid = fit == LayoutFit.Transposed ? Array.ConvertAll(values, Numbers.Transposed) : values;
        var entries = fit == LayoutFit.None ? null : Compare(laid, key.Points);
        if (entries is { HasClearError: true } or { HasDoubt: true } && Unsaturated(evaluator, own, key.Points) is { Length: >= FewPoints } telling)
        {
            entries = Compare(laid, key.Points, telling);
        }

        if (entries is { HasDoubt: true, HasClearError: false })
        {
            entries = Again(key, evaluator, slot, fit);
            if (entries is null)
            {
                return new() { Kind = VerdictKind.Undecided, Shape = shape, Points = values.Length * 2, Diagnoses = [] };
            }
        }

        if (entries is { HasClearError: false })
        {
            var nearKinks = CompareNearKinks(key, evaluator, slot, fit, own);
            entries = nearKinks is { HasClearError: true } ? nearKinks : entries;
        }

        if (entries is { HasClearError: false })
        {
            return fit == LayoutFit.Same || (fit == LayoutFit.Transposed && key.AnyLayout)
                ? new() { Kind = VerdictKind.Correct, Score = 1, Shape = shape, Entries = entries.Right, MaxRelativeError = entries.WorstRelative, Points = values.Length, Check = new(() => CheckTables.Of(key, key.Points[0], laid[0])) }
                : new() { Kind = VerdictKind.Partial, Score = 0.5, Shape = shape, Points = values.Length, Diagnoses = [AnswerLayout.OfRightNumbers(fit, shape, asked)] };
        }

        return Wrong(key, shape, fit == LayoutFit.Same ? entries : null, values);
    }

    static Verdict Wrong(AnswerKey key, Shape shape, PointwiseComparison? entries, Tensor[] values)
    {
        var (explained, common) = Explanation.OfFormula(key, shape, values[..Math.Min(values.Length, key.DiagnosedAt.Length)]);
        if (entries is null)
        {
            return new()
            {
                Kind = VerdictKind.Wrong,
                Shape = shape,
                Points = values.Length,
                Diagnoses = explained.IsEmpty ? [AnswerLayout.OfWrongShape(shape, key.Target!)] : explained,
                Common = common,
            };
        }

        var trivial = values.All(value => Numbers.Largest(value) == 0);
        var share = trivial ? 0 : entries.Right.Count(right => right) / (double)entries.Right.Length;
        return new()
        {
            Kind = share > 0 ? VerdictKind.Partial : VerdictKind.Wrong,
            Score = share,
            Shape = shape,
            Entries = entries.Right,
            Points = values.Length,
            Diagnoses = explained.IsEmpty ? [Explanation.OfWrongEntries(entries.Right, shape)] : explained,
            Common = common,
        };
    }

    static Tensor Value(LayeredEvaluator evaluator, int slot, SamplePoint point) =>
        evaluator.Read(slot, evaluator.Evaluate(point.Variables, point.Values), point.Values);

    /// <summary>The same answer at smaller numbers, for what rounding may have blurred; null where that cannot tell either.</summary>
    static PointwiseComparison? Again(AnswerKey key, LayeredEvaluator evaluator, int slot, LayoutFit fit)
    {
        var points = key.MorePoints();
        var values = points.Select(point => Value(evaluator, slot, point)).Select(value => fit == LayoutFit.Transposed ? Numbers.Transposed(value) : value).ToArray();
        var comparison = Compare(values, points);
        return comparison.HasDoubt && !comparison.HasClearError ? null : comparison;
    }

    /// <summary>Compared beside the answer's own kinks, where those are not the function's.</summary>
    static PointwiseComparison? CompareNearKinks(AnswerKey key, LayeredEvaluator evaluator, int slot, LayoutFit fit, Tensor[][] own)
    {
        foreach (var (points, there) in key.AnswerBranches.NearKinks(evaluator, slot, own))
        {
            var values = new Tensor[points.Length];
            for (var p = 0; p < values.Length; p++)
            {
                var value = evaluator.Read(slot, there[p], points[p].Values);
                values[p] = fit == LayoutFit.Transposed ? Numbers.Transposed(value) : value;
            }

            if (Compare(values, points).HasClearError && Compare(values, points, Unsaturated(evaluator, there, points)) is { HasClearError: true } comparison)
            {
                return comparison;
            }
        }

        return null;
    }

    /// <summary>The points at which the answer's own steps stay what they are in mathematics.</summary>
    static int[] Unsaturated(LayeredEvaluator evaluator, Tensor[][] own, ImmutableArray<SamplePoint> points) =>
        [.. Enumerable.Range(0, own.Length).Where(p => !Saturation.IsIn(evaluator, evaluator.Steps.Count, own[p], points[p].Values))];

    /// <param name="only">The points to compare at; null for all.</param>
    static PointwiseComparison Compare(Tensor[] values, ImmutableArray<SamplePoint> points, int[]? only = null)
    {
        var right = new bool[points[0].Truth.Values.Length];
        Array.Fill(right, true);
        var (doubt, error, worst) = (false, false, 0.0);
        for (var next = 0; next < (only?.Length ?? values.Length); next++)
        {
            var p = only is null ? next : only[next];
            var (truth, scale) = (points[p].Truth, points[p].Scale);
            var (agree, disagree) = scale == 0 ? (1e-12, 1e-10) : (Agreement * scale, Disagreement * scale);
            for (var i = 0; i < right.Length; i++)
            {
                var (a, n) = (values[p][i], truth[i]);
                var distance = Math.Abs(a - n);
                if (!(distance <= agree))
                {
                    right[i] = false;
                    error |= !(distance <= disagree);
                    doubt |= distance <= disagree;
                }
                else if (distance > 1e-14 * scale)
                {
                    worst = Math.Max(worst, distance / Math.Max(Math.Abs(a), Math.Abs(n)));
                }
            }
        }

        return new([.. right], doubt, error, worst);
    }

    static Verdict Invalid(Mistake mistake) => new() { Kind = VerdictKind.Invalid, Mistake = mistake };

    sealed record PointwiseComparison(ImmutableArray<bool> Right, bool HasDoubt, bool HasClearError, double WorstRelative);
}
