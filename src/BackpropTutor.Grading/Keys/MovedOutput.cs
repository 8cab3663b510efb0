using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;
using BackpropTutor.Grading.Sampling;

namespace BackpropTutor.Grading.Keys;

/// <summary>
/// The output as a function of one entry of a node, whatever that was computed from. What it came to is kept, so that a Jacobian's rows
/// share it.
/// </summary>
sealed class MovedOutput(LayeredEvaluator evaluator, SamplePoint point, Node output, Node moved, int entry)
{
    readonly int outputSlot = evaluator.SlotOf(output)!.Value;
    readonly int slot = evaluator.SlotOf(moved)!.Value;
    readonly Dictionary<double, Tensor> known = [];

    /// <summary>The entry's own value.</summary>
    public double Value => point.Values[slot][entry];

    /// <summary>The output where the entry is this.</summary>
    public Tensor At(double value) => known.TryGetValue(value, out var there) ? there : known[value] = Evaluated(value);

    Tensor Evaluated(double value)
    {
        var values = point.Values[slot].Values.ToArray();
        values[entry] = value;
        var replaced = new Dictionary<int, Tensor> { [slot] = Tensor.Of(point.Values[slot].Shape, values) };
        return evaluator.Evaluate(point.Variables, [], replaced)[outputSlot];
    }
}
