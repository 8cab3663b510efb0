using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Verdicts;

namespace BackpropTutor.Grading.Judging;

/// <summary>
/// Shows by a small change of an input that a gradient cannot be right. Only at other numbers than the question's: from a predicted and an
/// actual change there, nothing follows about the key.
/// </summary>
static class CounterexampleFinder
{
    static readonly double[] Sizes = [1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01];

    /// <summary>Null where the question is not the gradient of a scalar, or no other point is to be had.</summary>
    public static Counterexample? Of(AnswerKey key, Node answer)
    {
        if (key.Target is not { Output: { Shape.IsScalar: true } output, Wrt: { } wrt, Entry: null } || key.FreePoint() is not { } point
            || key.Scope!.Program.NameOf(wrt) is not { } name)
        {
            return null;
        }

        var evaluator = new LayeredEvaluator(key.Evaluator);
        var slot = evaluator.Add(answer);
        var value = evaluator.Read(slot, evaluator.Evaluate(point.Variables, point.Values), point.Values);
        if (!Numbers.AreFinite(value) || value.Values.Length != point.Truth.Values.Length)
        {
            return null;
        }

        var entry = Worst(value, point.Truth);
        var moved = new MovedOutput(key.Evaluator, point, output, wrt, entry);
        return new(point.Variables, name, entry, [.. Sizes.Select(size => Step(moved, size, value[entry]))]);
    }

    static CounterexampleStep Step(MovedOutput moved, double size, double slope) =>
        new(size, slope * size, moved.At(moved.Value + size).Number - moved.At(moved.Value).Number);

    static int Worst(Tensor answer, Tensor truth)
    {
        var worst = 0;
        for (var i = 1; i < truth.Values.Length; i++)
        {
            worst = Math.Abs(answer[i] - truth[i]) > Math.Abs(answer[worst] - truth[worst]) ? i : worst;
        }

        return worst;
    }
}
