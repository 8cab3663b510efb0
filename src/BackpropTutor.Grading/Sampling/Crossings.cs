using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;

namespace BackpropTutor.Grading.Sampling;

/// <summary>
/// An answer's own gates against the function's: a gate that opens a little elsewhere (<c>1[z &gt; 0.001]</c> for <c>1[z &gt; 0]</c>) differs from the
/// right one only between the two kinks, where no random point falls. The answer's graph tells where its kinks are: wherever one of them does not
/// part the points as some kink of the function does, points are put on both sides of it, close by.
/// </summary>
sealed class Crossings
{
    const int Bisections = 26;
    const int MostPairs = 24;
    const int MostEvaluations = 6000;
    const int MostPoints = 128;

    readonly HashSet<UInt128> known = [];
    readonly Sampler sampler;
    readonly ImmutableArray<Point> points;

    public Crossings(Sampler sampler, ImmutableArray<Point> points)
    {
        this.sampler = sampler;
        this.points = points;
        for (var place = 0; place < (points.IsEmpty ? 0 : points[0].Sides.Bits.Length); place++)
        {
            var at = place;
            // Only a kink with points close to it on both sides vouches for a gate that parts the points like it.
            // An equality has no near side: it holds over whole regions or is never met.
            if (double.IsNaN(points[0].Sides.Distances[at])
                || (points.Any(point => Math.Abs(point.Sides.Distances[at]) <= Sampler.Close && point.Sides.Bits[at])
                && points.Any(point => Math.Abs(point.Sides.Distances[at]) <= Sampler.Close && !point.Sides.Bits[at])))
            {
                known.Add(Column(points.Length, p => points[p].Sides.Bits[at]));
            }
        }
    }

    /// <summary>Points beside the answer's own kinks, in pairs; none where each of them is a kink of the function's.</summary>
    /// <param name="tape">The answer, on the exercise's tape.</param>
    /// <param name="slot">Where the answer stands on it.</param>
    /// <param name="own">The answer's values at the first points.</param>
    public IEnumerable<ImmutableArray<Point>> Beside(Tape tape, int slot, Tensor[][] own)
    {
        var sides = new Sides(tape, sampler.Sides);
        if (!sides.Any)
        {
            yield break;
        }

        bool[] BitsAt(Point point) => sides.At(tape.Evaluate(point.Variables, point.Values), point.Values).Bits;
        var bits = own.Select((values, p) => sides.At(values, points[p].Values).Bits).ToArray();
        var all = own.Length >= MostPoints ? UInt128.MaxValue : (UInt128.One << own.Length) - 1;
        var gates = sides.Gates().ToArray();
        var evaluations = 0;
        for (var place = 0; place < bits[0].Length; place++)
        {
            var at = place;
            var column = Column(bits.Length, p => bits[p][at]);
            if (own.Length == points.Length && (known.Contains(column) || known.Contains(all & ~column)))
            {
                continue;
            }

            var (on, off) = (Seen(true), Seen(false));
            for (var pair = 0; pair < MostPairs && on.Length > 0 && off.Length > 0 && evaluations < MostEvaluations; pair++)
            {
                var (start, open, shut) = (points[on[pair % on.Length]], points[on[pair % on.Length]], points[off[(pair + (pair / off.Length)) % off.Length]]);
                for (var step = 0; step < Bisections; step++, evaluations++)
                {
                    var middle = sampler.Middle(open, shut);
                    (open, shut) = BitsAt(middle)[at] ? (middle, shut) : (open, middle);
                }

                ImmutableArray<Point> regular = [.. new[] { open, shut }.Select(place => sampler.Regular(place, start)).OfType<Point>()];
                if (regular.Length > 0)
                {
                    yield return regular;
                }
            }

            // Another gate may hide what this one does: the points where it shows come first, if there are any.
            int[] Seen(bool side)
            {
                int[] there = [.. Enumerable.Range(0, bits.Length).Where(p => bits[p][at] == side)];
                int[] shown = [.. there.Where(p => gates[at].Gate < 0 || Shows(tape, slot, gates[at], own[p], points[p]))];
                return shown.Length > 0 ? shown : there;
            }
        }
    }

    /// <summary>Whether the answer changes when this one gate is thrown by hand.</summary>
    static bool Shows(Tape tape, int slot, (int Gate, int Entry) gate, Tensor[] own, Point point)
    {
        var thrown = tape.Read(gate.Gate, own, point.Values);
        var values = thrown.Values.ToArray();
        values[gate.Entry] = 1 - values[gate.Entry];
        var after = tape.Evaluate(point.Variables, point.Values, new Dictionary<int, Tensor> { [gate.Gate] = Tensor.Of(thrown.Shape, values) });
        return !tape.Read(slot, after, point.Values).Values.SequenceEqual(tape.Read(slot, own, point.Values).Values);
    }

    static UInt128 Column(int count, Func<int, bool> bit)
    {
        var column = UInt128.Zero;
        for (var p = 0; p < Math.Min(count, MostPoints); p++)
        {
            column |= bit(p) ? UInt128.One << p : 0;
        }

        return column;
    }
}
