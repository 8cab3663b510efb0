using System.Collections.Immutable;
using BackpropTutor.Autodiff.Checking;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Grading.Evaluation;
using BackpropTutor.Grading.Sampling;

namespace BackpropTutor.Grading.Keys;

/// <summary>
/// The second witness for a key: differences, which know nothing of any pullback. It moves the entries of the node itself and reads the
/// output, so that gradients of inner nodes are checked like those of variables.
/// </summary>
sealed class NumericWitness(LayeredEvaluator evaluator, Target target)
{
    const int MostEntries = 64;

    /// <summary>Of a budget, what the known mistakes need: a function that is large is checked at fewer entries.</summary>
    const double ShareLeft = 0.3;
    const double Tolerance = 1e-6;

    /// <summary>How far the function's own steps may round it, in proportion to its size.</summary>
    const double Rounding = 1e-13;

    /// <summary>
    /// Whether numeric gradients agree with the key at this point, as far as rounding lets them; always, where nothing is differentiated.
    /// </summary>
    public bool Agrees(SamplePoint point) => target is not { Output: { } output, Wrt: { } wrt }
        || Agrees(point, output, wrt, (0, 0)) || Agrees(point, output, wrt, (Noise([output], point), Noise(target.Parts, point)));

    /// <param name="noise">What rounding may do to an entry of the output, and to one of the gradient.</param>
    bool Agrees(SamplePoint point, Node output, Node wrt, (double Output, double Gradient) noise)
    {
        var rows = (int)output.Shape.Count;
        var analytic = target.Parts.Select(part => point.Values[evaluator.SlotOf(part)!.Value]).ToArray();
        var tolerance = (Tolerance * analytic.Max(Numbers.Largest)) + noise.Gradient;
        var outputNoise = (Rounding * Numbers.Largest(point.Values[evaluator.SlotOf(output)!.Value])) + noise.Output;
        var columns = (int)wrt.Shape.Count;
        var stride = Math.Max(1, columns / MostEntries);
        for (var column = 0; column < columns && evaluator.Budget.HasLeft(ShareLeft); column += stride)
        {
            var moved = new MovedOutput(evaluator, point, output, wrt, column);
            for (var row = 0; row < rows; row++)
            {
                var claimed = (target.Seeds.Length == 1 ? analytic[0] : analytic[row])[column];
                if (!Differences.Confirm(claimed, value => moved.At(value)[row], moved.Value, tolerance, outputNoise))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>How far rounding may move an entry of these nodes.</summary>
    double Noise(ImmutableArray<Node> nodes, SamplePoint point)
    {
        var largest = 0.0;
        for (var repeat = 0; repeat < RoundingNoise.Repeats; repeat++)
        {
            var moved = evaluator.Evaluate(point.Variables, [], noise: new(repeat));
            foreach (var slot in nodes.Select(node => evaluator.SlotOf(node)!.Value))
            {
                for (var i = 0; i < moved[slot].Values.Length; i++)
                {
                    largest = Math.Max(largest, Math.Abs(moved[slot][i] - point.Values[slot][i]));
                }
            }
        }

        return RoundingNoise.Safety * largest;
    }
}
