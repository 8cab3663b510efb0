using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Sampling;

namespace BackpropTutor.Grading.Judging;

/// <summary>An answer's formula on top of the key's: its values at points, laid out as the key is, and what rounding may have done to
/// them.</summary>
sealed class AnswerValues
{
    readonly AnswerKey key;
    readonly int slot;

    public AnswerValues(AnswerKey key, Node answer)
    {
        this.key = key;
        Evaluator = new LayeredEvaluator(key.Evaluator);
        slot = Evaluator.Add(answer);
        Shape = Target.Graded(answer.Shape);
        Fit = AnswerLayout.Of(Shape, key.Target!.Shape);
    }

    public LayeredEvaluator Evaluator { get; }

    public Shape Shape { get; }

    public LayoutFit Fit { get; }

    /// <summary>As it was typed.</summary>
    /// <param name="own">The values of the answer's own steps.</param>
    /// <param name="known">Those of the key's.</param>
    public Tensor Typed(Tensor[] own, Tensor[] known) => Evaluator.Read(slot, own, known);

    public Tensor Laid(Tensor value) => Fit == LayoutFit.Transposed ? Numbers.Transposed(value) : value;

    public PointwiseComparison ComparedAt(ImmutableArray<SamplePoint> points) => Compared(points, Evaluator.Evaluate(points.AsSpan()));

    /// <param name="own">The values of the answer's own steps at these points, or at the first of them only.</param>
    public PointwiseComparison Compared(ImmutableArray<SamplePoint> points, Tensor[][] own)
    {
        Tensor[] values = [.. own.Select((there, p) => Laid(Typed(there, points[p].Values)))];
        return PointwiseComparison.Of(values, points, p => Rounding(points[p], values[p], own[p]));
    }

    /// <summary>Points beside the answer's own kinks, a few at a time, with the values of its steps there.</summary>
    public IEnumerable<EvaluatedPoints> NearKinks(Tensor[][] own) => key.AnswerBranches.NearKinks(Evaluator, slot, own);

    RoundingEffect Rounding(SamplePoint point, Tensor value, Tensor[] steps)
    {
        var (turns, isAtLimit) = (false, Saturation.IsIn(Evaluator, Evaluator.Steps.Count, steps, point.Values));
        var rounding = new double[point.Truth.Values.Length];
        for (var repeat = 0; repeat < RoundingNoise.Repeats; repeat++)
        {
            var noise = new RoundingNoise(repeat);
            var known = key.Evaluator.Evaluate(point.Variables, [], noise: noise);
            var own = Evaluator.Evaluate(point.Variables, known, noise: noise);
            turns |= !isAtLimit && TurnsComparison(steps, own);
            var (moved, truth) = (Laid(Typed(own, known)), key.TruthOf(known));
            for (var i = 0; i < rounding.Length; i++)
            {
                // How far the two lie apart is what counts: what moves both alike moves them no further apart.
                var spread = Math.Abs(moved[i] - truth[i] - (value[i] - point.Truth[i]));
                rounding[i] = double.IsNaN(spread) ? double.PositiveInfinity : Math.Max(rounding[i], RoundingNoise.Safety * spread);
            }
        }

        return new(rounding, turns);
    }

    /// <summary>Whether a comparison of the answer's own comes out otherwise than it did.</summary>
    bool TurnsComparison(Tensor[] before, Tensor[] after)
    {
        for (var i = 0; i < before.Length; i++)
        {
            if (Evaluator.Steps[i].Op is Comparison && !before[i].Values.SequenceEqual(after[i].Values))
            {
                return true;
            }
        }

        return false;
    }
}
