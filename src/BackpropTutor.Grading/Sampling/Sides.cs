using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;

namespace BackpropTutor.Grading.Sampling;

/// <summary>
/// On which side of each kink a point lies, and how far from the nearest one. A kink is where an elementwise function says it has one, or where
/// the two sides of a maximum or a comparison meet. Equality is watched too: the gradient of a greatest entry asks which entry equals it.
/// </summary>
sealed class Sides
{
    readonly List<(int Left, int Right, double At, bool Equality)> watched = [];
    readonly Tape tape;
    readonly Sides? below;
    readonly List<int> gates = [];

    /// <param name="tape">Its own steps are watched, not those of a tape below it.</param>
    /// <param name="below">The sides of the tape below: what they watch is not watched again.</param>
    public Sides(Tape tape, Sides? below = null)
    {
        this.tape = tape;
        this.below = below;
        for (var i = 0; i < tape.Steps.Count; i++)
        {
            var step = tape.Steps[i];
            if (step.Op is Elementwise { Kinks.Length: > 0 } elementwise)
            {
                foreach (var kink in elementwise.Kinks)
                {
                    Watch(step.Inputs[0], -1, kink, false, -1);
                }
            }
            else if (step.Op is Comparison or Maximum or Minimum)
            {
                var (left, right) = (step.Inputs[0], step.Inputs[1]);
                if (Constant(right) is null && Constant(left) is not null)
                {
                    (left, right) = (right, left);
                }

                var constant = Constant(right);
                Watch(left, constant is null ? right : -1, constant ?? 0, step.Op is Equal, step.Op is Comparison ? tape.Count - tape.Steps.Count + i : -1);
            }
        }
    }

    /// <summary>The function's kink and the comparison in its derivative are one place.</summary>
    void Watch(int left, int right, double at, bool equality, int gate)
    {
        var place = right >= 0 && right < left ? (right, left, at, equality) : (left, right, at, equality);
        if (!watched.Contains(place) && below?.watched.Contains(place) != true)
        {
            watched.Add(place);
            gates.Add(gate);
        }
    }

    double? Constant(int slot) => tape.StepAt(slot).Fixed is { Shape.Count: 1 } single ? single.Number : null;

    /// <summary>For each side that is read, in the same order: the slot of the comparison that it decides, or −1 for a kink, and the entry there.</summary>
    public IEnumerable<(int Gate, int Entry)> Gates()
    {
        foreach (var ((left, right, _, _), gate) in watched.Zip(gates))
        {
            var shape = tape.StepAt(left).Shape;
            var count = right < 0 ? shape.Count : Shape.Broadcast(shape, tape.StepAt(right).Shape)!.Count;
            for (var entry = 0; entry < count; entry++)
            {
                yield return (gate, entry);
            }
        }
    }

    public bool Any => watched.Count > 0;

    /// <summary>The sides of all watched places at one point.</summary>
    /// <param name="own">The values of the tape's own slots.</param>
    /// <param name="known">Those of the tape below.</param>
    public Reading At(Tensor[] own, Tensor[] known)
    {
        var bits = new List<bool>();
        var distances = new List<double>();
        var margin = double.PositiveInfinity;
        foreach (var (left, right, at, equality) in watched)
        {
            var a = tape.Read(left, own, known);
            var b = right < 0 ? null : tape.Read(right, own, known);
            var shape = b is null ? a.Shape : Shape.Broadcast(a.Shape, b.Shape)!;
            for (var i = 0; i < shape.Count; i++)
            {
                var distance = Entry(a, shape, i) - (b is null ? at : Entry(b, shape, i));
                distances.Add(equality ? double.NaN : distance);
                bits.Add(equality ? distance == 0 : distance > 0);
                margin = equality && distance == 0 ? margin : Math.Min(margin, Math.Abs(distance));
            }
        }

        return new([.. bits], [.. distances], margin);
    }

    /// <summary>The operand's entry that broadcasting reads for entry <paramref name="index"/> of the result.</summary>
    static double Entry(Tensor tensor, Shape shape, int index)
    {
        if (tensor.Shape.Count == 1)
        {
            return tensor[0];
        }

        if (tensor.Shape.Equals(shape))
        {
            return tensor[index];
        }

        var (position, stride) = (0, 1);
        for (var back = 1; back <= tensor.Shape.Rank; back++)
        {
            var length = shape[shape.Rank - back];
            var own = tensor.Shape[tensor.Shape.Rank - back];
            position += own == 1 ? 0 : index % length * stride;
            index /= length;
            stride *= own;
        }

        return tensor[position];
    }

    /// <param name="Bits">A side for each entry of each watched place.</param>
    /// <param name="Distances">How far each lies from its kink, with a sign; NaN where equality is watched.</param>
    /// <param name="Margin">The least distance.</param>
    public sealed record Reading(bool[] Bits, double[] Distances, double Margin)
    {
        public bool SameAs(Reading other) => Bits.AsSpan().SequenceEqual(other.Bits);
    }
}
