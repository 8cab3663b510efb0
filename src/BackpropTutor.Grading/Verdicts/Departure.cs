using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;
using BackpropTutor.Grading.Sampling;

namespace BackpropTutor.Grading.Verdicts;

/// <summary>
/// Shows by a small change of an input that a gradient cannot be right. Only at other numbers than the question's: from a predicted and an
/// actual change there, nothing follows about the key.
/// </summary>
static class Departure
{
    static readonly double[] Sizes = [1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01];

    /// <summary>Null where the question is not the gradient of a scalar, or no other point is to be had.</summary>
    public static Counterexample? Of(PreparedExercise exercise, Node answer)
    {
        if (exercise.Target is not { Output: { Shape.IsScalar: true } output, Wrt: { } wrt, Entry: null } || exercise.Elsewhere() is not { } point
            || exercise.Scope!.Program.NameOf(wrt) is not { } name)
        {
            return null;
        }

        var tape = new Tape(exercise.Tape);
        var slot = tape.Add(answer);
        var value = tape.Read(slot, tape.Evaluate(point.Variables, point.Values), point.Values);
        if (!Numbers.AreFinite(value) || value.Values.Length != point.Truth.Values.Length)
        {
            return null;
        }

        var entry = Worst(value, point.Truth);
        return new(point.Variables, name, entry, [.. Sizes.Select(size => Step(exercise, point, output, wrt, entry, size, value[entry]))]);
    }

    static CounterexampleStep Step(PreparedExercise exercise, Point point, Node output, Node wrt, int entry, double size, double slope)
    {
        var (at, moved) = (exercise.Tape.SlotOf(output)!.Value, exercise.Tape.SlotOf(wrt)!.Value);
        var actual = Witness.Output(exercise.Tape, point, at, moved, entry, size).Number - point.Values[at].Number;
        return new(size, slope * size, actual);
    }

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
