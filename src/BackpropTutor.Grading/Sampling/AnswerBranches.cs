using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;

namespace BackpropTutor.Grading.Sampling;

/// <summary>
/// An answer's own gates against the function's: a gate that opens a little elsewhere (<c>1[z &gt; 0.001]</c> for <c>1[z &gt; 0]</c>)
/// differs from the right one only between the two kinks, where no random point falls. The answer's graph tells where its kinks are:
/// wherever one of them does not part the points as some kink of the function does, points are put on both sides of it, close by.
/// </summary>
sealed class AnswerBranches
{
    const int MostPairs = 24;
    const int MostEvaluations = 8000;
    const long MostWork = 60_000_000;
    const int MostSearched = 5000;
    const int FunctionPairs = 64;
    const int Few = 8;

    readonly HashSet<ulong> known = [];
    readonly Sampler sampler;
    readonly BranchSearch search;
    readonly ImmutableArray<SamplePoint> points;
    readonly ulong[] marks;
    readonly int drawn;

    /// <param name="drawn">The points where answers are compared anyway; more are added close to the function's own kinks.</param>
    public AnswerBranches(Sampler sampler, ImmutableArray<SamplePoint> drawn)
    {
        this.sampler = sampler;
        search = new(sampler);
        this.drawn = drawn.Length;
        var places = drawn.IsEmpty ? 0 : drawn[0].Pattern.Bits.Length;
        var close = new List<SamplePoint>();
        var toggles = new bool[places];
        var each = Math.Clamp(FunctionPairs / Math.Max(1, places), 3, 24);
        var stride = Math.Max(1, places / FunctionPairs);
        for (var place = 0; place < places && sampler.MayGoOn; place += stride)
        {
            var (at, found, left) = (place, new HashSet<ulong>(), MostSearched * stride / places);
            double Gap(SamplePoint point)
            {
                left--;
                return sampler.Kinks.PatternAt(point.Values, []).Distances[at];
            }

            int[] on = [.. Where(drawn.Length, p => drawn[p].Pattern.Bits[at])];
            int[] off = [.. Where(drawn.Length, p => !drawn[p].Pattern.Bits[at])];
            foreach (var (open, shut) in Pairs(drawn, on, off).Take(each))
            {
                var pair = search.Bisected(open, shut, point => sampler.Kinks.PatternAt(point.Values, []).Bits[at]);
                close.AddRange(pair);
                toggles[place] |= pair.Length == 2;
                found.UnionWith(pair.Select(point => FingerprintWithout(point, at)));
            }

            // Where a function has branches, its kink lies elsewhere in each of them: one more pair for each that is met.
            var further = places == 1 || double.IsNaN(drawn[0].Pattern.Distances[at])
                ? []
                : search.Beyond(on.Select(p => drawn[p]), Gap).Concat(search.Beyond(off.Select(p => drawn[p]), point => -Gap(point)));
            foreach (var pair in further.TakeWhile(_ => left > 0))
            {
                if (pair.Length == 2 && found.Add(FingerprintWithout(pair[0], at)))
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

        // Only a kink with points close to it on both sides vouches for a gate that parts the points like it; an equality has no near side.
        // What parts no points at all vouches for none: a gate that always stood open may still shut somewhere.
        foreach (var at in Where(places, place => toggles[place] || double.IsNaN(drawn[0].Pattern.Distances[place])))
        {
            var open = Where(points.Length, p => points[p].Pattern.Bits[at]).ToArray();
            if (open.Length > 0 && open.Length < points.Length)
            {
                known.Add(Column(open));
            }
        }
    }

    /// <summary>Points beside the answer's own kinks, a few at a time; none where it has none.</summary>
    /// <param name="evaluator">The answer, on the exercise's evaluator.</param>
    /// <param name="slot">Where the answer stands on it.</param>
    /// <param name="first">The answer's values at the first of the drawn points.</param>
    public IEnumerable<EvaluatedPoints> NearKinks(LayeredEvaluator evaluator, int slot, Tensor[][] first)
    {
        var kinks = new KinkSet(evaluator, sampler.Kinks);
        if (!kinks.Any)
        {
            yield break;
        }

        // An answer too large for all of the drawn points is looked at where it was compared.
        var all = first.Length < drawn ? points[..first.Length] : points;
        var added = EvaluatedPoints.Of(evaluator, all[first.Length..]);
        if (!added.Points.IsEmpty)
        {
            yield return added;
        }

        Tensor[][] own = [.. first, .. added.Own];
        var columns = kinks.Fingerprints(all.AsSpan(), own, marks);
        var every = Column(Enumerable.Range(0, all.Length));
        bool IsKnown(ulong column) => known.Contains(column) || known.Contains(every ^ column);
        if (Array.TrueForAll(columns, IsKnown))
        {
            yield break;
        }

        var patterns = own.Select((values, p) => kinks.PatternAt(values, all[p].Values)).ToArray();
        var gates = kinks.Gates().ToArray();
        var evaluations = 0;
        KinkPattern PatternAt(SamplePoint point)
        {
            evaluations++;
            return kinks.PatternAt(evaluator.Evaluate(point.Variables, point.Values), point.Values);
        }

        var most = Math.Min(MostEvaluations, MostWork / Math.Max(1, evaluator.WeightedWork));
        for (var place = 0; place < gates.Length && evaluations < most; place++)
        {
            var at = place;
            var parts = columns[at] != 0 && columns[at] != every;
            if (parts ? IsKnown(columns[at]) : double.IsNaN(patterns[0].Distances[at]))
            {
                continue;
            }

            // Another gate may hide what this one does: the points where it shows come first, if there are any.
            int[] on = [.. Where(all.Length, p => patterns[p].Bits[at])];
            int[] off = [.. Where(all.Length, p => !patterns[p].Bits[at])];
            int[] onShown = [.. on.Where(Shows)];
            int[] offShown = [.. off.Where(Shows)];
            var pairs = Pairs(all, onShown.Length > 0 ? onShown : on, offShown.Length > 0 ? offShown : off).Take(MostPairs)
                .Select(ends => search.Bisected(ends.Open, ends.Shut, point => PatternAt(point).Bits[at]));
            if (Math.Min(onShown.Length, offShown.Length) < Few && !double.IsNaN(patterns[0].Distances[at]))
            {
                var (alike, sign) = onShown.Length >= offShown.Length ? (onShown, 1) : (offShown, -1);
                pairs = pairs.Concat(search.Beyond(alike.Select(p => all[p]), point => sign * PatternAt(point).Distances[at]));
            }

            foreach (var pair in pairs.Where(pair => pair.Length > 0))
            {
                yield return EvaluatedPoints.Of(evaluator, pair);
            }

            bool Shows(int p) => AnswerBranches.Shows(evaluator, slot, gates[at], own[p], all[p]);
        }
    }

    /// <summary>A fingerprint of how every side but one stands.</summary>
    static ulong FingerprintWithout(SamplePoint point, int but)
    {
        var mark = 14695981039346656037UL;
        for (var place = 0; place < point.Pattern.Bits.Length; place++)
        {
            mark = (mark ^ (place != but && point.Pattern.Bits[place] ? 1UL : 0)) * 1099511628211UL;
        }

        return mark;
    }

    /// <summary>Pairs of points on different sides: each with the nearest one opposite, and in turn with any.</summary>
    static IEnumerable<(SamplePoint Open, SamplePoint Shut)> Pairs(ImmutableArray<SamplePoint> points, int[] on, int[] off)
    {
        for (var i = 0; on.Length > 0 && off.Length > 0; i++)
        {
            // Other points each time, since a function of several branches has its kink in each of them.
            var (open, shut) = (points[on[i % on.Length]], points[off[i % off.Length]]);
            yield return (i % 3) switch
            {
                0 => (open, off.Select(p => points[p]).MinBy(point => SquaredDistance(point, open))!),
                1 => (on.Select(p => points[p]).MinBy(point => SquaredDistance(point, shut))!, shut),
                _ => (open, points[off[i * 7 % off.Length]]),
            };
        }
    }

    /// <summary>Whether the answer changes when this one gate is thrown by hand.</summary>
    static bool Shows(LayeredEvaluator evaluator, int slot, KinkGate gate, Tensor[] own, SamplePoint point)
    {
        var after = evaluator.Evaluate(point.Variables, point.Values,
            KinkSet.Flipped(gate, slot => evaluator.Read(slot, own, point.Values)));
        return !evaluator.Read(slot, after, point.Values).Values.SequenceEqual(evaluator.Read(slot, own, point.Values).Values);
    }

    static double SquaredDistance(SamplePoint one, SamplePoint other)
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
