using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;
using BackpropTutor.Grading.Sampling;

namespace BackpropTutor.Grading.Keys;

/// <summary>
/// The second witness for a key: central differences with one step of Richardson extrapolation, which know nothing of any pullback. It
/// moves the entries of the node itself and reads the output, so that gradients of inner nodes are checked like those of variables.
/// </summary>
sealed class NumericWitness(LayeredEvaluator evaluator, Target target)
{
    const int MostEntries = 64;

    /// <summary>Of a budget, what the known mistakes need: a function that is large is checked at fewer entries.</summary>
    const double ShareLeft = 0.3;
    const double Tolerance = 1e-6;

    /// <summary>Whether numeric gradients agree with the key at this point, as far as rounding lets them; always, where nothing is
    /// differentiated.</summary>
    public bool Agrees(SamplePoint point) => target is not { Output: { } output, Wrt: { } wrt }
        || Agrees(point, output, wrt, (0, 0)) || Agrees(point, output, wrt, (Noise([output], point), Noise(target.Parts, point)));

    /// <param name="noise">What rounding may do to an entry of the output, and to one of the gradient.</param>
    bool Agrees(SamplePoint point, Node output, Node wrt, (double Output, double Gradient) noise)
    {

        var (outputSlot, wrtSlot) = (evaluator.SlotOf(output)!.Value, evaluator.SlotOf(wrt)!.Value);
        var columns = (int)wrt.Shape.Count;
        var rows = (int)output.Shape.Count;
        var analytic = target.Parts.Select(part => point.Values[evaluator.SlotOf(part)!.Value]).ToArray();
        var scale = analytic.Max(Numbers.Largest);
        var stride = Math.Max(1, columns / MostEntries);
        for (var column = 0; column < columns && evaluator.Budget.HasLeft(ShareLeft); column += stride)
        {
            var tried = false;
            // A smaller step where the first one crosses a kink or the curve bends too fast for it.
            foreach (var step in (ReadOnlySpan<double>)[1e-3, 1e-4, 1e-6])
            {
                var numeric = Slope(point, outputSlot, wrtSlot, column, step);
                var agrees = true;
                for (var row = 0; row < rows; row++)
                {
                    var part = target.Seeds.Length == 1 ? analytic[0] : analytic[row];
                    agrees &= Math.Abs(part[column] - numeric[row]) <= (Tolerance * scale) + noise.Gradient
                        + (((1e-13 * Numbers.Largest(point.Values[outputSlot])) + noise.Output) / step);
                }

                if (tried = agrees)
                {
                    break;
                }
            }

            if (!tried)
            {
                return false;
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

    double[] Slope(SamplePoint point, int output, int wrt, int entry, double step)
    {
        var value = point.Values[wrt];
        step *= Math.Max(1, Math.Abs(value[entry]));
        var (wide, narrow) = (Central(step), Central(step / 2));
        for (var i = 0; i < wide.Length; i++)
        {
            wide[i] = ((4 * narrow[i]) - wide[i]) / 3;
        }

        return wide;

        double[] Central(double size)
        {
            var (up, down) = (Moved(size), Moved(-size));
            var slopes = new double[up.Values.Length];
            for (var i = 0; i < slopes.Length; i++)
            {
                slopes[i] = (up[i] - down[i]) / (2 * size);
            }

            return slopes;
        }

        Tensor Moved(double by) => Output(evaluator, point, output, wrt, entry, by);
    }

    /// <summary>The output after one entry of a node has been moved.</summary>
    public static Tensor Output(LayeredEvaluator evaluator, SamplePoint point, int output, int moved, int entry, double by)
    {
        var values = point.Values[moved].Values.ToArray();
        values[entry] += by;
        var replaced = new Dictionary<int, Tensor> { [moved] = Tensor.Of(point.Values[moved].Shape, values) };
        return evaluator.Evaluate(point.Variables, [], replaced)[output];
    }
}
