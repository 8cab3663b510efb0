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
    const int MostEvaluations = 8000;
    const int FunctionPairs = 64;
    const int Lines = 16;
    const int Few = 8;

    readonly HashSet<ulong> known = [];
    readonly Sampler sampler;
    readonly ImmutableArray<Point> points;
    readonly ulong[] marks;
    readonly int drawn;

    /// <param name="drawn">The points where answers are compared anyway; more are added close to the function's own kinks.</param>
    public Crossings(Sampler sampler, ImmutableArray<Point> drawn)
    {
        this.sampler = sampler;
        this.drawn = drawn.Length;
        var places = drawn.IsEmpty ? 0 : drawn[0].Sides.Bits.Length;
        var close = new List<Point>();
        var toggles = new bool[places];
        var each = Math.Clamp(FunctionPairs / Math.Max(1, places), 3, 24);
        for (var place = 0; place < places; place += Math.Max(1, places / FunctionPairs))
        {
            var at = place;
            foreach (var (open, shut) in Pairs(drawn, [.. Where(drawn.Length, p => drawn[p].Sides.Bits[at])], [.. Where(drawn.Length, p => !drawn[p].Sides.Bits[at])]).Take(each))
            {
                var pair = Bisected(open, shut, point => sampler.Sides.At(point.Values, []).Bits[at]);
                close.AddRange(pair);
                toggles[place] |= pair.Length == 2;
            }
        }

        points = [.. drawn, .. close];
        marks = new ulong[points.Length];
        var random = new SplitMix(0);
        foreach (ref var mark in marks.AsSpan())
        {
            mark = random.Next();
        }

        // Only a kink with points close to it on both sides vouches for a gate that parts the points like it; an equality has no near side. What
        // parts no points at all vouches for none: a gate that always stood open may still shut somewhere.
        foreach (var at in Where(places, place => toggles[place] || double.IsNaN(drawn[0].Sides.Distances[place])))
        {
            var open = Where(points.Length, p => points[p].Sides.Bits[at]).ToArray();
            if (open.Length > 0 && open.Length < points.Length)
            {
                known.Add(Column(open));
            }
        }
    }

    /// <summary>Points beside the answer's own kinks, a few at a time; none where it has none.</summary>
    /// <param name="tape">The answer, on the exercise's tape.</param>
    /// <param name="slot">Where the answer stands on it.</param>
    /// <param name="first">The answer's values at the first of the drawn points.</param>
    public IEnumerable<Evaluated> Beside(Tape tape, int slot, Tensor[][] first)
    {
        var sides = new Sides(tape, sampler.Sides);
        if (!sides.Any)
        {
            yield break;
        }

        // An answer too large for all of the drawn points is looked at where it was compared.
        var all = first.Length < drawn ? points[..first.Length] : points;
        var added = Evaluated.Of(tape, all[first.Length..]);
        if (!added.Points.IsEmpty)
        {
            yield return added;
        }

        Tensor[][] own = [.. first, .. added.Own];
        var columns = sides.Columns(all.AsSpan(), own, marks);
        var every = Column(Enumerable.Range(0, all.Length));
        bool IsKnown(ulong column) => known.Contains(column) || known.Contains(every ^ column);
        if (Array.TrueForAll(columns, IsKnown))
        {
            yield break;
        }

        var readings = own.Select((values, p) => sides.At(values, all[p].Values)).ToArray();
        var gates = sides.Gates().ToArray();
        var evaluations = 0;
        Sides.Reading ReadingAt(Point point)
        {
            evaluations++;
            return sides.At(tape.Evaluate(point.Variables, point.Values), point.Values);
        }

        for (var place = 0; place < gates.Length && evaluations < MostEvaluations; place++)
        {
            var at = place;
            var parts = columns[at] != 0 && columns[at] != every;
            if (parts ? IsKnown(columns[at]) : double.IsNaN(readings[0].Distances[at]))
            {
                continue;
            }

            var (on, off) = (Shown(true), Shown(false));
            var ends = Pairs(all, on, off).Take(MostPairs);
            if (Math.Min(on.Length, off.Length) < Few)
            {
                ends = ends.Concat(OtherSide(all, readings, at, on.Length >= off.Length ? on : off, point => ReadingAt(point).Distances[at]));
            }

            foreach (var (open, shut) in ends)
            {
                var pair = Bisected(open, shut, point => ReadingAt(point).Bits[at]);
                if (pair.Length > 0)
                {
                    yield return Evaluated.Of(tape, pair);
                }
            }

            // Another gate may hide what this one does: the points where it shows come first, if there are any.
            int[] Shown(bool side)
            {
                int[] there = [.. Where(all.Length, p => readings[p].Bits[at] == side)];
                int[] shown = [.. there.Where(p => gates[at].Gate < 0 || Shows(tape, slot, gates[at], own[p], all[p]))];
                return shown.Length > 0 ? shown : there;
            }
        }
    }

    /// <summary>Pairs of points on different sides: each with the nearest one opposite, and in turn with any.</summary>
    static IEnumerable<(Point Open, Point Shut)> Pairs(ImmutableArray<Point> points, int[] on, int[] off)
    {
        for (var i = 0; on.Length > 0 && off.Length > 0; i++)
        {
            // Other points each time, since a function of several branches has its kink in each of them.
            var (open, shut) = (points[on[i % on.Length]], points[off[i % off.Length]]);
            yield return (i % 3) switch
            {
                0 => (open, off.Select(p => points[p]).MinBy(point => Apart(point, open))!),
                1 => (on.Select(p => points[p]).MinBy(point => Apart(point, shut))!, shut),
                _ => (open, points[off[i * 7 % off.Length]]),
            };
        }
    }

    /// <summary>
    /// A gate that stands alike at nearly every point may still turn somewhere between them, or beyond them: the way from one to another is searched
    /// for the place where it comes nearest to turning, and so is the way on behind it.
    /// </summary>
    IEnumerable<(Point Open, Point Shut)> OtherSide(ImmutableArray<Point> points, Sides.Reading[] readings, int at, int[] alike, Func<Point, double> gap)
    {
        if (double.IsNaN(readings[0].Distances[at]))
        {
            yield break;
        }

        var sign = readings[alike[0]].Bits[at] ? 1 : -1;
        int[] nearest = [.. alike.OrderBy(p => sign * readings[p].Distances[at])];
        for (var line = 0; line < Lines && nearest.Length > 1; line++)
        {
            var (low, high) = (points[nearest[line / 2 % nearest.Length]], points[nearest[((line * line) + 1) % nearest.Length]]);
            high = line % 2 == 0 ? high : sampler.Beyond(low, high);
            var start = low;
            for (var step = 0; step < Bisections; step++)
            {
                var middle = sampler.Middle(low, high);
                var (left, right) = (sampler.Middle(low, middle), sampler.Middle(middle, high));
                var (near, far) = (sign * gap(left), sign * gap(right));
                if (near <= 0 || far <= 0)
                {
                    var turned = near <= 0 ? left : right;
                    yield return sign > 0 ? (start, turned) : (turned, start);
                    break;
                }

                (low, high) = near < far ? (low, right) : (left, high);
            }
        }
    }

    /// <summary>The regular ones of the two points that close in on where it turns.</summary>
    ImmutableArray<Point> Bisected(Point open, Point shut, Func<Point, bool> isOpen)
    {
        var from = open;
        for (var step = 0; step < Bisections; step++)
        {
            var middle = sampler.Middle(open, shut);
            (open, shut) = isOpen(middle) ? (middle, shut) : (open, middle);
        }

        return [.. new[] { open, shut }.Select(place => sampler.Regular(place, from)).OfType<Point>()];
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

    static double Apart(Point one, Point other)
    {
        var sum = 0.0;
        foreach (var (name, value) in one.Variables)
        {
            var there = other.Variables[name];
            for (var i = 0; i < value.Values.Length; i++)
            {
                sum += (value[i] - there[i]) * (value[i] - there[i]);
            }
        }

        return sum;
    }

    /// <summary>Points with the values that an answer's tape has there.</summary>
    public readonly record struct Evaluated(ImmutableArray<Point> Points, Tensor[][] Own)
    {
        public static Evaluated Of(Tape tape, ImmutableArray<Point> points) => new(points, tape.Evaluate(points.AsSpan()));
    }

    static IEnumerable<int> Where(int count, Func<int, bool> holds) => Enumerable.Range(0, count).Where(holds);

    /// <summary>A fingerprint of the points on the open side; that of the other side is its exclusive or with that of all.</summary>
    ulong Column(IEnumerable<int> open)
    {
        var column = 0UL;
        foreach (var p in open)
        {
            column ^= marks[p];
        }

        return column;
    }
}
