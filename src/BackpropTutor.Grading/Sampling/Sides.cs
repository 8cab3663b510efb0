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

    public Sides(Tape tape)
    {
        foreach (var step in tape.Steps)
        {
            if (step.Op is Elementwise { Kinks.Length: > 0 } elementwise)
            {
                foreach (var kink in elementwise.Kinks)
                {
                    Watch(step.Inputs[0], -1, kink, false);
                }
            }
            else if (step.Op is Comparison or Maximum or Minimum)
            {
                var constant = Constant(tape, step.Inputs[1]);
                Watch(step.Inputs[0], constant is null ? step.Inputs[1] : -1, constant ?? 0, step.Op is Equal);
            }
        }
    }

    /// <summary>The function's kink and the comparison in its derivative are one place.</summary>
    void Watch(int left, int right, double at, bool equality)
    {
        var place = right >= 0 && right < left ? (right, left, at, equality) : (left, right, at, equality);
        if (!watched.Contains(place))
        {
            watched.Add(place);
        }
    }

    static double? Constant(Tape tape, int slot) => tape.Steps[slot].Fixed is { Shape.Count: 1 } single ? single.Number : null;

    public bool Any => watched.Count > 0;

    /// <summary>The sides of all watched places at one point.</summary>
    public Reading At(Tensor[] values)
    {
        var bits = new List<bool>();
        var distances = new List<double>();
        var margin = double.PositiveInfinity;
        foreach (var (left, right, at, equality) in watched)
        {
            var a = values[left];
            var b = right < 0 ? null : values[right];
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
