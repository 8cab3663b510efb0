using System.Collections.Immutable;

namespace BackpropTutor.Grading.Sampling;

/// <content>Points close to the function's own kinks, and behind gates that hide each other.</content>
sealed partial class Sampler
{
    const double Close = 1e-7;
    const int Bisections = 40;
    const int Tries = 12;
    const int MostPairs = 24;
    const int FewHidden = 4;
    const long MostHiddenWork = 2_000_000;

    /// <summary>
    /// Pairs of points close to a kink, one on each side, so that a gate that opens a little too early or too late is seen. Found by
    /// bisection between two points that lie on different sides; the places are taken evenly from all.
    /// </summary>
    IEnumerable<SamplePoint> Straddling(List<SamplePoint> drawn)
    {
        var places = drawn.Count == 0 ? 0 : drawn[0].Pattern.Bits.Length;
        for (var place = 0; place < places; place += Math.Max(1, (places + MostPairs - 1) / MostPairs))
        {
            var ons = drawn.Where(point => point.Pattern.Distances[place] > 0).Take(Tries);
            var offs = drawn.Where(point => point.Pattern.Distances[place] < 0).Take(Tries);
            // On the way from one to the other another kink may come too near; then other ends are tried.
            foreach (var pair in ons.Zip(offs).Select(ends => Bisected(ends.First, ends.Second, place)).OfType<Pair>()
                .Take(Math.Clamp(MostPairs / places, 1, 6)))
            {
                yield return pair.On;
                yield return pair.Off;
            }
        }
    }

    Pair? Bisected(SamplePoint on, SamplePoint off, int place)
    {
        for (var step = 0; step < Bisections && MayGoOn; step++)
        {
            if (Math.Abs(on.Pattern.Distances[place]) <= Close && Math.Abs(off.Pattern.Distances[place]) <= Close)
            {
                return new(on, off);
            }

            if (At(Mixed(on, off, 0.5), Close / 100) is not { } middle)
            {
                return null;
            }

            (on, off) = middle.Pattern.Distances[place] > 0 ? (middle, off) : (on, middle);
        }

        return null;
    }

    /// <summary>
    /// Points behind the gates that stand alike wherever they matter. Another gate hides one, for instance: in <c>|max(x, w sin w)|</c> by
    /// the second operand the sign is that of <c>w sin w</c> where it is the greater, and negative only far out.
    /// </summary>
    IEnumerable<SamplePoint> Hidden(ImmutableArray<SamplePoint> drawn)
    {
        var (search, left, gates) = (new BranchSearch(this), MostHiddenWork / Math.Max(1, evaluator.Work), Kinks.Gates().ToArray());
        for (var place = 0; place < gates.Length && left > 0 && MayGoOn; place++)
        {
            var at = place;
            left -= drawn.Length;
            var shown = drawn.Where(point => !double.IsNaN(point.Pattern.Distances[at]) && Matters(gates[at], point))
                .ToLookup(point => point.Pattern.Bits[at]);
            var (on, off) = (shown[true].Count(), shown[false].Count());
            if (Math.Min(on, off) > 0 || on == off)
            {
                continue;
            }

            var (open, sign) = on > off ? (true, 1) : (false, -1);
            var found = search.Beyond(shown[open], Gap)
                .Where(pair => pair.Any(point => point.Pattern.Bits[at] != open && Matters(gates[at], point)));
            foreach (var point in found.Take(FewHidden).SelectMany(pair => pair))
            {
                yield return point;
            }

            double Gap(SamplePoint point)
            {
                left--;
                return sign * Kinks.PatternAt(point.Values, []).Distances[at];
            }
        }
    }

    /// <summary>Whether the truth changes when this one gate is thrown by hand.</summary>
    bool Matters(KinkGate gate, SamplePoint point)
    {
        var after = evaluator.Evaluate(point.Variables, [], KinkSet.Flipped(gate, slot => point.Values[slot]));
        return !target.Assemble(node => after[evaluator.SlotOf(node)!.Value]).Values.SequenceEqual(point.Truth.Values);
    }

    sealed record Pair(SamplePoint On, SamplePoint Off);
}
