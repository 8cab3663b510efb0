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
                watched.AddRange(elementwise.Kinks.Select(kink => (step.Inputs[0], -1, kink, false)));
            }
            else if (step.Op is Comparison or Maximum or Minimum)
            {
                watched.Add((step.Inputs[0], step.Inputs[1], 0, step.Op is Equal));
            }
        }
    }

    public bool Any => watched.Count > 0;

    /// <summary>A bit for each entry of each watched place, and the least distance from any of them.</summary>
    public Reading At(Tensor[] values)
    {
        var bits = new List<bool>();
        var margin = double.PositiveInfinity;
        foreach (var (left, right, at, equality) in watched)
        {
            var a = values[left];
            var b = right < 0 ? null : values[right];
            var shape = b is null ? a.Shape : Shape.Broadcast(a.Shape, b.Shape)!;
            for (var i = 0; i < shape.Count; i++)
            {
                var distance = Entry(a, shape, i) - (b is null ? at : Entry(b, shape, i));
                bits.Add(equality ? distance == 0 : distance > 0);
                margin = equality && distance == 0 ? margin : Math.Min(margin, Math.Abs(distance));
            }
        }

        return new([.. bits], margin);
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

    public sealed record Reading(bool[] Bits, double Margin)
    {
        public bool SameAs(Reading other) => Bits.AsSpan().SequenceEqual(other.Bits);
    }
}
