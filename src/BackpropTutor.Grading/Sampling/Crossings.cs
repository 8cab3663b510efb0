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
    const int MostPairs = 24;
    const int MostEvaluations = 8000;
    const int MostSearched = 5000;
    const int FunctionPairs = 64;
    const int Few = 8;

    readonly HashSet<ulong> known = [];
    readonly Sampler sampler;
    readonly Turns turns;
    readonly ImmutableArray<Point> points;
    readonly ulong[] marks;
    readonly int drawn;

    /// <param name="drawn">The points where answers are compared anyway; more are added close to the function's own kinks.</param>
    public Crossings(Sampler sampler, ImmutableArray<Point> drawn)
    {
        this.sampler = sampler;
        turns = new(sampler);
        this.drawn = drawn.Length;
        var places = drawn.IsEmpty ? 0 : drawn[0].Sides.Bits.Length;
        var close = new List<Point>();
        var toggles = new bool[places];
        var each = Math.Clamp(FunctionPairs / Math.Max(1, places), 3, 24);
        var stride = Math.Max(1, places / FunctionPairs);
        for (var place = 0; place < places; place += stride)
        {
            var (at, found, left) = (place, new HashSet<ulong>(), MostSearched * stride / places);
            double Gap(Point point)
            {
                left--;
                return sampler.Sides.At(point.Values, []).Distances[at];
            }

            int[] on = [.. Where(drawn.Length, p => drawn[p].Sides.Bits[at])];
            int[] off = [.. Where(drawn.Length, p => !drawn[p].Sides.Bits[at])];
            foreach (var (open, shut) in Pairs(drawn, on, off).Take(each))
            {
                var pair = turns.Bisected(open, shut, point => sampler.Sides.At(point.Values, []).Bits[at]);
                close.AddRange(pair);
                toggles[place] |= pair.Length == 2;
                found.UnionWith(pair.Select(point => Others(point, at)));
            }

            // Where a function has branches, its kink lies elsewhere in each of them: one more pair for each that is met.
            var further = places == 1 || double.IsNaN(drawn[0].Sides.Distances[at])
                ? []
                : turns.Behind(on.Select(p => drawn[p]), Gap).Concat(turns.Behind(off.Select(p => drawn[p]), point => -Gap(point)));
            foreach (var pair in further.TakeWhile(_ => left > 0))
            {
                if (pair.Length == 2 && found.Add(Others(pair[0], at)))
                {
                    close.AddRange(pair);
                    toggles[place] = true;
                }
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

            // Another gate may hide what this one does: the points where it shows come first, if there are any.
            int[] on = [.. Where(all.Length, p => readings[p].Bits[at])];
            int[] off = [.. Where(all.Length, p => !readings[p].Bits[at])];
            int[] onShown = [.. on.Where(Shows)];
            int[] offShown = [.. off.Where(Shows)];
            var pairs = Pairs(all, onShown.Length > 0 ? onShown : on, offShown.Length > 0 ? offShown : off).Take(MostPairs)
                .Select(ends => turns.Bisected(ends.Open, ends.Shut, point => ReadingAt(point).Bits[at]));
            if (Math.Min(onShown.Length, offShown.Length) < Few && !double.IsNaN(readings[0].Distances[at]))
            {
                var (alike, sign) = onShown.Length >= offShown.Length ? (onShown, 1) : (offShown, -1);
                pairs = pairs.Concat(turns.Behind(alike.Select(p => all[p]), point => sign * ReadingAt(point).Distances[at]));
            }

            foreach (var pair in pairs.Where(pair => pair.Length > 0))
            {
                yield return Evaluated.Of(tape, pair);
            }

            bool Shows(int p) => Crossings.Shows(tape, slot, gates[at], own[p], all[p]);
        }
    }

    /// <summary>A fingerprint of how every side but one stands.</summary>
    static ulong Others(Point point, int but)
    {
        var mark = 14695981039346656037UL;
        for (var place = 0; place < point.Sides.Bits.Length; place++)
        {
            mark = (mark ^ (place != but && point.Sides.Bits[place] ? 1UL : 0)) * 1099511628211UL;
        }

        return mark;
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

    /// <summary>Whether the answer changes when this one gate is thrown by hand.</summary>
    static bool Shows(Tape tape, int slot, Sides.Gate gate, Tensor[] own, Point point)
    {
        var after = tape.Evaluate(point.Variables, point.Values, Sides.Thrown(gate, slot => tape.Read(slot, own, point.Values)));
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
