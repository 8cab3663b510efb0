using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;

namespace BackpropTutor.Grading.Sampling;

/// <summary>
/// On which side of each kink a point lies, and how far from the nearest one. A kink is where an elementwise function says it has one, or
/// where the two sides of a maximum or a comparison meet. Equality is watched too: the gradient of a greatest entry asks which entry equals
/// it.
/// </summary>
sealed class KinkSet
{
    readonly List<(KinkPlace Place, Shape Shape)> watched = [];
    readonly LayeredEvaluator evaluator;
    readonly KinkSet? below;
    readonly List<List<int>> gates = [];
    int entries;

    /// <param name="evaluator">Its own steps are watched, not those of a tape below it.</param>
    /// <param name="below">The sides of the tape below: what they watch is not watched again.</param>
    public KinkSet(LayeredEvaluator evaluator, KinkSet? below = null)
    {
        this.evaluator = evaluator;
        this.below = below;
        for (var i = 0; i < evaluator.Steps.Count; i++)
        {
            var (step, gate) = (evaluator.Steps[i], evaluator.Count - evaluator.Steps.Count + i);
            if (step.Op is Elementwise { Kinks.Length: > 0 } elementwise)
            {
                foreach (var kink in elementwise.Kinks)
                {
                    Watch(step.Inputs[0], -1, kink, false, gate);
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
                Watch(left, constant is null ? right : -1, constant ?? 0, step.Op is Equal, gate);
            }
        }
    }

    /// <summary>The function's kink and the comparisons in its derivative are one place; those turn together there.</summary>
    void Watch(int left, int right, double at, bool equality, int gate)
    {
        var place = right >= 0 && right < left ? new KinkPlace(right, left, at, equality) : new(left, right, at, equality);
        if (PlaceOf(place) is var known and >= 0)
        {
            if (!gates[known].Contains(gate))
            {
                gates[known].Add(gate);
            }
        }
        else if (below is null || below.PlaceOf(place) < 0)
        {
            var shape = evaluator.StepAt(place.Left).Shape;
            shape = right < 0 ? shape : Shape.Broadcast(shape, evaluator.StepAt(place.Right).Shape)!;
            watched.Add((place, shape));
            gates.Add([gate]);
            entries += (int)shape.Count;
        }
    }

    int PlaceOf(KinkPlace place) => watched.FindIndex(known => known.Place == place);

    double? Constant(int slot) => evaluator.StepAt(slot).Fixed is { Shape.Count: 1 } single ? single.Number : null;

    /// <summary>For each side that is read, in the same order: the slots of what turns there, and the entry.</summary>
    public IEnumerable<KinkGate> Gates()
    {
        foreach (var ((_, shape), slots) in watched.Zip(gates))
        {
            // What only has a kink there does not jump.
            int[] jumping = [.. slots.Where(slot => evaluator.StepAt(slot).Op is Comparison or Prime)];
            for (var entry = 0; entry < shape.Count; entry++)
            {
                yield return new(jumping.Length > 0 ? jumping : [.. slots], entry);
            }
        }
    }

    public bool Any => watched.Count > 0;

    /// <summary>What to put in place of the values of a gate to see whether it matters there.</summary>
    public static Dictionary<int, Tensor> Flipped(KinkGate gate, Func<int, Tensor> valueOf) => gate.Slots.ToDictionary(slot => slot, slot =>
    {
        var value = valueOf(slot);
        var values = value.Values.ToArray();
        values[gate.Entry] = 1 - values[gate.Entry];
        return Tensor.Of(value.Shape, values);
    });

    /// <summary>The sides of all watched places at one point.</summary>
    /// <param name="own">The values of the tape's own slots.</param>
    /// <param name="known">Those of the tape below.</param>
    public KinkPattern PatternAt(Tensor[] own, Tensor[] known)
    {
        var (bits, distances) = (new bool[entries], new double[entries]);
        Measure(own, known, distances);
        var (margin, next) = (double.PositiveInfinity, 0);
        foreach (var (place, shape) in watched)
        {
            for (var i = 0; i < shape.Count; i++, next++)
            {
                var distance = distances[next];
                bits[next] = place.IsOpen(distance);
                margin = place.Equality && distance == 0 ? margin : Math.Min(margin, Math.Abs(distance));
                distances[next] = place.Equality ? double.NaN : distance;
            }
        }

        return new(bits, distances, margin);
    }

    /// <summary>For each side that is read, the exclusive or of the marks of those points where it is open: a fingerprint of how it parts
    /// the points.</summary>
    public ulong[] Fingerprints(ReadOnlySpan<SamplePoint> points, Tensor[][] own, ReadOnlySpan<ulong> marks)
    {
        var (columns, distances) = (new ulong[entries], new double[entries]);
        for (var p = 0; p < points.Length; p++)
        {
            Measure(own[p], points[p].Values, distances);
            var next = 0;
            foreach (var (place, shape) in watched)
            {
                for (var i = 0; i < shape.Count; i++, next++)
                {
                    columns[next] ^= place.IsOpen(distances[next]) ? marks[p] : 0;
                }
            }
        }

        return columns;
    }

    void Measure(Tensor[] own, Tensor[] known, Span<double> distances)
    {
        var next = 0;
        foreach (var ((left, right, at, _), shape) in watched)
        {
            var a = evaluator.Read(left, own, known);
            var b = right < 0 ? null : evaluator.Read(right, own, known);
            for (var i = 0; i < shape.Count; i++)
            {
                distances[next++] = Entry(a, shape, i) - (b is null ? at : Entry(b, shape, i));
            }
        }
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
}
