using System.Collections.Immutable;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;
using BackpropTutor.Grading.Exercises;

namespace BackpropTutor.Grading.Sampling;

/// <summary>
/// Draws points that can tell: every sign, both sides of every kink that can be reached, away from kinks and from the ends of domains, of moderate
/// size so that rounding stays small. What leaves a domain is drawn again. Numbers that the question fixes stay; where it fixes all, points
/// lie around them on the same side of every kink.
/// </summary>
sealed class Sampler(ExerciseModel model, LayeredEvaluator evaluator, int forward, Target target, ulong seed)
{
    // Slots below "forward" are the function's own; the gradient's may sit on equalities by design (which entry is the greatest).
    const int Candidates = 1200;
    const double Margin = 0.02;
    const double Close = 1e-7;

    /// <summary>sin z and z part by z³/6 only; rounding stays far below.</summary>
    const double Nearest = 1e-12;
    const int Bisections = 40;
    const int Tries = 12;
    const int MostPairs = 24;
    const double Largest = 1e6;
    const int MostRegional = 64;
    const int FewHidden = 4;
    const long MostHiddenWork = 2_000_000;

    /// <summary>A gradient below it, or one of its entries below the second, is what saturation left over: y − y² is right for y(1 − y), and cancels most of its digits there.</summary>
    const double Faint = 1e-3;
    const double FaintEntry = 1e-6;

    SplitMix random = new(seed);

    /// <summary>The kinks of the function and of its gradient.</summary>
    public KinkSet Kinks { get; } = new(evaluator);

    /// <summary>The point that the question itself fixes, or null where something is left to draw or the point is not a regular one.</summary>
    public SamplePoint? FixedPoint() => model.IsFixed ? At(model.Values, margin: 0) : null;

    /// <summary>The point at other numbers; null where it is no regular one or nearer than <paramref name="margin"/> to a kink.</summary>
    public SamplePoint? PointAt(ImmutableDictionary<string, Tensor> variables, double margin) => At(variables, margin);

    /// <summary>Up to <paramref name="count"/> points, three times that and some close to kinks where there are any; fewer where the domain is too narrow, or where nothing varies.</summary>
    /// <param name="damping">Shrinks what is drawn: smaller numbers are better conditioned.</param>
    public ImmutableArray<SamplePoint> Draw(int count, double damping = 1)
    {
        var fixedPoint = FixedPoint();
        var chosen = new List<SamplePoint>();
        count *= Kinks.Any && fixedPoint is null ? 3 : 1;
        if (fixedPoint is not null)
        {
            chosen.Add(fixedPoint);
        }

        var seen = new HashSet<(int Place, bool Side)>();
        var (spare, faint) = (new List<SamplePoint>(), new List<SamplePoint>());
        for (var i = 0; i < Candidates && chosen.Count < count; i++)
        {
            // Where two branches never lie far apart (sin w and w), one side of their kink is met only near it.
            var candidate = fixedPoint is null ? At(Anywhere(damping), i % 4 == 3 ? Margin / 200 : Margin) : Near(fixedPoint, i);
            if (candidate is null)
            {
                continue;
            }

            if (IsFaint(candidate))
            {
                faint.Add(candidate);
                continue;
            }

            var news = false;
            for (var place = 0; place < candidate.Pattern.Bits.Length; place++)
            {
                news |= seen.Add((place, candidate.Pattern.Bits[place]));
            }

            // Half of the places go to the first that come; the other half is kept for sides of kinks not yet seen, as long as candidates last.
            if (news || !Kinks.Any || chosen.Count < count / 2)
            {
                chosen.Add(candidate);
            }
            else
            {
                spare.Add(candidate);
                if (spare.Count >= 4 * count)
                {
                    break;
                }
            }
        }

        chosen.AddRange(Rarest(spare).Concat(faint).Take(count - chosen.Count));
        return fixedPoint is null ? [.. chosen, .. Straddling([.. chosen, .. spare, .. faint]), .. Hidden([.. chosen])] : [.. chosen];
    }

    /// <summary>
    /// Those first that lie where few others do, one of each region in turn: what an answer gets wrong only where w is positive and a gate open
    /// besides is met there. A region is the sign and the order of magnitude of everything that the function computes.
    /// </summary>
    IEnumerable<SamplePoint> Rarest(List<SamplePoint> points) => BranchSearch.RoundRobin(points.GroupBy(Region).OrderBy(region => region.Count()));

    /// <summary>A fingerprint of the region in which a point lies.</summary>
    public ulong Region(SamplePoint point)
    {
        // FNV-1a: a hash that is the same in each process, as the points have to be.
        var (region, left) = (14695981039346656037UL, MostRegional);
        for (var slot = 0; slot < forward && left > 0; slot++)
        {
            foreach (var entry in point.Values[slot].Values)
            {
                var size = Math.Abs(entry) switch { < 0.05 => 1UL, < 1 => 2UL, < 3 => 3UL, _ => 4UL };
                region = (region ^ (entry < 0 ? size + 4 : size)) * 1099511628211UL;
                left--;
            }
        }

        return region;
    }

    /// <summary>Taken only where too few others are found.</summary>
    bool IsFaint(SamplePoint point)
    {
        if (point.Scale is > 0 and < Faint || Saturation.IsIn(evaluator, forward, point.Values, []))
        {
            return true;
        }

        foreach (var entry in point.Truth.Values)
        {
            if (Math.Abs(entry) is > 0 and < FaintEntry)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Pairs of points close to a kink, one on each side, so that a gate that opens a little too early or too late is seen. Found by bisection
    /// between two points that lie on different sides; the places are taken evenly from all.
    /// </summary>
    IEnumerable<SamplePoint> Straddling(List<SamplePoint> drawn)
    {
        var places = drawn.Count == 0 ? 0 : drawn[0].Pattern.Bits.Length;
        for (var place = 0; place < places; place += Math.Max(1, (places + MostPairs - 1) / MostPairs))
        {
            var ons = drawn.Where(point => point.Pattern.Distances[place] > 0).Take(Tries);
            var offs = drawn.Where(point => point.Pattern.Distances[place] < 0).Take(Tries);
            // On the way from one to the other another kink may come too near; then other ends are tried.
            foreach (var pair in ons.Zip(offs).Select(ends => Bisected(ends.First, ends.Second, place)).OfType<Pair>().Take(Math.Clamp(MostPairs / places, 1, 6)))
            {
                yield return pair.On;
                yield return pair.Off;
            }
        }
    }

    Pair? Bisected(SamplePoint on, SamplePoint off, int place)
    {
        for (var step = 0; step < Bisections; step++)
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
    /// Points behind the gates that stand alike wherever they matter. Another gate hides one, for instance: in <c>|max(x, w sin w)|</c> by the second
    /// operand the sign is that of <c>w sin w</c> where it is the greater, and negative only far out.
    /// </summary>
    IEnumerable<SamplePoint> Hidden(ImmutableArray<SamplePoint> drawn)
    {
        var (search, left, gates) = (new BranchSearch(this), MostHiddenWork / Math.Max(1, evaluator.Work), Kinks.Gates().ToArray());
        for (var place = 0; place < gates.Length && left > 0; place++)
        {
            var at = place;
            left -= drawn.Length;
            var shown = drawn.Where(point => !double.IsNaN(point.Pattern.Distances[at]) && Matters(gates[at], point)).ToLookup(point => point.Pattern.Bits[at]);
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

    /// <summary>The point on the way from one to the other, a regular one or not: a way may lead through a kink or over a plateau.</summary>
    /// <param name="share">Of the way; below 0 it lies before the one, above 1 behind the other.</param>
    public SamplePoint Along(SamplePoint one, SamplePoint other, double share) => Irregular(Mixed(one, other, share), one);

    /// <summary>One point with a single variable of the other's.</summary>
    /// <param name="which">Counts the variables, again and again.</param>
    public SamplePoint AlongOne(SamplePoint one, SamplePoint other, int which)
    {
        var name = one.Variables.Keys.Order(StringComparer.Ordinal).ElementAt(which % one.Variables.Count);
        return Irregular(one.Variables.SetItem(name, other.Variables[name]), one);
    }

    /// <summary>Without a truth of its own.</summary>
    SamplePoint Irregular(ImmutableDictionary<string, Tensor> variables, SamplePoint like) => like with { Variables = variables, Values = evaluator.Evaluate(variables, []) };

    /// <summary>The same place with the truth there, however close to a kink; null where it is no regular one, or not on the side that the question fixes.</summary>
    public SamplePoint? Regular(SamplePoint place, SamplePoint from) =>
        At(place.Variables, Nearest) is { } point && !Saturation.IsIn(evaluator, forward, point.Values, []) && (!model.IsFixed || point.Pattern.SameAs(from.Pattern)) ? point : null;

    ImmutableDictionary<string, Tensor> Mixed(SamplePoint one, SamplePoint other, double share)
    {
        var mixed = ImmutableDictionary.CreateBuilder<string, Tensor>();
        foreach (var (name, here) in one.Variables)
        {
            var there = other.Variables[name];
            if (ReferenceEquals(here, there) || model.Kinds.GetValueOrDefault(name) is VariableKind.OneHot or VariableKind.Distribution)
            {
                mixed.Add(name, here);
                continue;
            }

            var values = new double[here.Values.Length];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = ((1 - share) * here[i]) + (share * there[i]);
            }

            mixed.Add(name, Tensor.Of(here.Shape, values));
        }

        return mixed.ToImmutable();
    }

    /// <summary>A point elsewhere than the question's own, for showing what an answer predicts without showing the key.</summary>
    public SamplePoint? FreePoint()
    {
        for (var i = 0; i < Candidates; i++)
        {
            if (At(Anywhere(1, free: true), Margin) is { } point)
            {
                return point;
            }
        }

        return null;
    }

    SamplePoint? Near(SamplePoint fixedPoint, int attempt)
    {
        var radius = (attempt % 4) switch { 0 => 0.6, 1 => 0.3, 2 => 0.1, _ => 0.03 };
        var moved = model.Values.ToImmutableDictionary(pair => pair.Key, pair => IsHeldStill(pair.Key, pair.Value) ? pair.Value : Nudged(pair.Value, radius));
        return At(moved, fixedPoint.Pattern.Margin >= Margin ? Margin : fixedPoint.Pattern.Margin / 10) is { } point && point.Pattern.SameAs(fixedPoint.Pattern) ? point : null;
    }

    bool IsHeldStill(string name, Tensor value) =>
        model.Kinds.GetValueOrDefault(name) is VariableKind.OneHot or VariableKind.Distribution || Labels.AreRowsOf(value);

    Tensor Nudged(Tensor value, double radius)
    {
        var moved = new double[value.Values.Length];
        for (var i = 0; i < moved.Length; i++)
        {
            moved[i] = value[i] + (radius * (Math.Abs(value[i]) + 0.2) * random.Between(-1, 1));
        }

        return Tensor.Of(value.Shape, moved);
    }

    ImmutableDictionary<string, Tensor> Anywhere(double damping, bool free = false)
    {
        var variables = ImmutableDictionary.CreateBuilder<string, Tensor>();
        foreach (var variable in model.Program.Variables)
        {
            variables[variable.Symbol] = model.Values.TryGetValue(variable.Symbol, out var value) && (!free || IsHeldStill(variable.Symbol, value))
                ? value
                : Drawn(variable, damping);
        }

        return variables.ToImmutable();
    }

    /// <summary>
    /// Mostly numbers of every sign between 0.3 and 2; at times of quite different sizes, or all far out, all positive, all negative or all within (0, 1), so that
    /// functions defined only there are met soon. Long axes get smaller numbers, lest their sums saturate what comes after.
    /// </summary>
    Tensor Drawn(Variable variable, double damping)
    {
        var shape = variable.Shape;
        var kind = model.Kinds.GetValueOrDefault(variable.Symbol);
        if (kind is VariableKind.OneHot or VariableKind.Distribution)
        {
            return Labels.Draw(shape, kind == VariableKind.OneHot, ref random);
        }

        var longest = shape.Rank == 0 ? 1 : shape.Lengths.Max();
        var scale = damping / Math.Sqrt(Math.Max(1, longest / 4.0));
        var mode = kind == VariableKind.Positive ? 0.6 : random.Unit();
        var values = new double[shape.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var size = mode switch
            {
                < 0.12 => 0.003 * Math.Pow(3000, random.Unit()) * scale,
                < 0.2 => random.Between(2, 9) * scale,
                > 0.85 => random.Between(0.05, 0.95),
                _ => random.Between(0.3, 2) * scale,
            };
            values[i] = mode > 0.55 ? (mode is > 0.8 and <= 0.85 ? -size : size) : random.Unit() < 0.5 ? -size : size;
        }

        return Tensor.Of(shape, values);
    }

    /// <summary>The whole exercise evaluated there; null where it leaves a domain, comes near a kink or grows out of proportion.</summary>
    SamplePoint? At(ImmutableDictionary<string, Tensor> variables, double margin)
    {
        var values = evaluator.Evaluate(variables, []);
        if (!Regular(values))
        {
            return null;
        }

        var reading = Kinks.PatternAt(values, []);
        if (reading.Margin < margin)
        {
            return null;
        }

        var truth = target.Assemble(node => values[evaluator.SlotOf(node)!.Value]);
        var scale = Numbers.Largest(truth);
        return double.IsFinite(scale) && (margin == 0 || scale <= Largest) ? new SamplePoint(variables, values, truth, scale, reading) : null;
    }

    bool Regular(Tensor[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var step = evaluator.Steps[i];
            if (!Numbers.AreFinite(values[i])
                || (i < forward && step.Inputs.Length > 0 && step.Op.Irregularities([.. step.Inputs.Select(slot => values[slot])]).Any()))
            {
                return false;
            }
        }

        return true;
    }

    sealed record Pair(SamplePoint On, SamplePoint Off);
}
