using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;
using BackpropTutor.Grading.Exercises;

namespace BackpropTutor.Grading.Sampling;

/// <summary>
/// Draws points that can tell: every sign, both sides of every kink that can be reached, away from kinks and from the ends of domains, of
/// moderate size so that rounding stays small. What leaves a domain is drawn again. Numbers that the question fixes stay; where it fixes
/// all, points lie around them on the same side of every kink.
/// </summary>
sealed partial class Sampler(ExerciseModel model, LayeredEvaluator evaluator, int forward, Target target, ulong seed)
{
    // Slots below "forward" are the function's own; the gradient's may sit on equalities by design (which entry is the greatest).
    /// <summary>Of a budget, what the points that are drawn leave to those near kinks, to the second witness and to the known
    /// mistakes.</summary>
    public const double ShareAfterDrawing = 0.6;

    const double ShareAfterKinks = 0.4;
    const int Candidates = 1200;
    const long MostSpareEntries = 2_000_000;
    const double Margin = 0.02;

    /// <summary>What a number costs that is drawn or mixed, in multiplications.</summary>
    const int WorkOfADraw = 4;

    /// <summary>sin z and z part by z³/6 only; rounding stays far below.</summary>
    const double Nearest = 1e-12;
    const double Largest = 1e6;
    const int MostRegional = 64;

    /// <summary>A gradient below it, or one of its entries below the second, is what saturation left over: y − y² is right for y(1 − y),
    /// and cancels most of its digits there.</summary>
    const double Faint = 1e-3;
    const double FaintEntry = 1e-6;

    readonly long drawing = WorkOfADraw * model.Program.Variables.Sum(variable => variable.Shape.Count);
    SplitMix random = new(seed);

    /// <summary>Whether the budget has room for more points near kinks.</summary>
    public bool MayGoOn => evaluator.Budget.HasLeft(ShareAfterKinks);

    /// <summary>The kinks of the function and of its gradient.</summary>
    public KinkSet Kinks { get; } = new(evaluator);

    /// <summary>The point that the question itself fixes, or null where something is left to draw or the point is not a regular
    /// one.</summary>
    public SamplePoint? FixedPoint() => model.IsFixed ? At(model.Values, margin: 0, isFixedPoint: true) : null;

    /// <summary>The point at other numbers; null where it is no regular one or nearer than <paramref name="margin"/> to a kink.</summary>
    public SamplePoint? PointAt(ImmutableDictionary<string, Tensor> variables, double margin) => At(variables, margin);

    /// <summary>Up to <paramref name="count"/> points, three times that and some close to kinks where there are any; fewer where the domain
    /// is too narrow, or where nothing varies.</summary>
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
        for (var i = 0; i < Candidates && chosen.Count < count && evaluator.Budget.HasLeft(ShareAfterDrawing); i++)
        {
            // Where two branches never lie far apart (sin w and w), one side of their kink is met only near it.
            var candidate = fixedPoint is null ? At(Anywhere(damping), i % 4 == 3 ? Margin / 200 : Margin) : Near(fixedPoint, i, damping);
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

            // Half of the places go to the first that come; the other half is kept for sides of kinks not yet seen, as long as candidates
            // last.
            if (news || !Kinks.Any || chosen.Count < count / 2)
            {
                chosen.Add(candidate);
            }
            else
            {
                spare.Add(candidate);
                if (spare.Count >= 4 * count || spare.Count * evaluator.Work > MostSpareEntries)
                {
                    break;
                }
            }
        }

        chosen.AddRange(Rarest(spare).Concat(faint).Take(count - chosen.Count));
        return fixedPoint is null ? [.. chosen, .. Straddling([.. chosen, .. spare, .. faint]).TakeWhile(_ => MayGoOn),
            .. Hidden([.. chosen])] : [.. chosen];
    }

    /// <summary>
    /// Those first that lie where few others do, one of each region in turn: what an answer gets wrong only where w is positive and a gate
    /// open besides is met there. A region is the sign and the order of magnitude of everything that the function computes.
    /// </summary>
    IEnumerable<SamplePoint> Rarest(List<SamplePoint> points) =>
        BranchSearch.RoundRobin(points.GroupBy(Region).OrderBy(region => region.Count()));

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

    /// <summary>The point on the way from one to the other, a regular one or not: a way may lead through a kink or over a
    /// plateau.</summary>
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
    SamplePoint Irregular(ImmutableDictionary<string, Tensor> variables, SamplePoint like) =>
        like with { Variables = variables, Values = evaluator.Evaluate(variables, []) };

    /// <summary>The same place with the truth there, however close to a kink; null where it is no regular one, or not on the side that the
    /// question fixes.</summary>
    public SamplePoint? Regular(SamplePoint place, SamplePoint from) =>
        At(place.Variables, Nearest) is { } point && !Saturation.IsIn(evaluator, forward, point.Values, [])
            && (!model.IsFixed || point.Pattern.SameAs(from.Pattern)) ? point : null;

    ImmutableDictionary<string, Tensor> Mixed(SamplePoint one, SamplePoint other, double share)
    {
        evaluator.Budget.Charge(drawing);
        var mixed = ImmutableDictionary.CreateBuilder<string, Tensor>();
        foreach (var (name, here) in one.Variables)
        {
            var there = other.Variables[name];
            if (ReferenceEquals(here, there) || model.Kinds.GetValueOrDefault(name) is VariableKind.OneHot or VariableKind.Distribution)
            {
                mixed.Add(name, here);
                continue;
            }

            // A positive number stays one also where the way goes on behind its ends.
            var isPositive = model.Kinds.GetValueOrDefault(name) == VariableKind.Positive;
            var values = new double[here.Values.Length];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = isPositive ? here[i] * Math.Pow(there[i] / here[i], share) : ((1 - share) * here[i]) + (share * there[i]);
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

    /// <summary>Around the question's numbers; nearer to 0 as well where these are so large that activations saturate, or where damping is
    /// asked for.</summary>
    SamplePoint? Near(SamplePoint fixedPoint, int attempt, double damping)
    {
        var radius = (attempt % 4) switch { 0 => 0.6, 1 => 0.3, 2 => 0.1, _ => 0.03 };
        var shrinking = damping < 1 || (attempt % 2 == 1 && IsFaint(fixedPoint)) ? Math.Pow(0.6, 1 + (attempt % 11)) : 1;
        var moved = model.Values.ToImmutableDictionary(pair => pair.Key, pair => IsHeldStill(pair.Key, pair.Value)
            ? pair.Value : Nudged(pair.Value, radius, shrinking));
        return At(moved, fixedPoint.Pattern.Margin >= Margin ? Margin : fixedPoint.Pattern.Margin / 10) is { } point
            && point.Pattern.SameAs(fixedPoint.Pattern) ? point : null;
    }

    bool IsHeldStill(string name, Tensor value) =>
        model.Kinds.GetValueOrDefault(name) is VariableKind.OneHot or VariableKind.Distribution || Labels.AreRowsOf(value);

    Tensor Nudged(Tensor value, double radius, double shrinking)
    {
        var moved = new double[value.Values.Length];
        for (var i = 0; i < moved.Length; i++)
        {
            moved[i] = (shrinking * value[i]) + (shrinking * radius * (Math.Abs(value[i]) + 0.2) * random.Between(-1, 1));
        }

        return Tensor.Of(value.Shape, moved);
    }

    ImmutableDictionary<string, Tensor> Anywhere(double damping, bool free = false)
    {
        evaluator.Budget.Charge(drawing);
        var variables = ImmutableDictionary.CreateBuilder<string, Tensor>();
        foreach (var variable in model.Program.Variables)
        {
            variables[variable.Symbol] = model.Values.TryGetValue(variable.Symbol, out var value)
                && (!free || IsHeldStill(variable.Symbol, value))
                ? value
                : Drawn(variable, damping);
        }

        return variables.ToImmutable();
    }

    /// <summary>
    /// Mostly numbers of every sign between 0.3 and 2; at times of quite different sizes, or all far out, all positive, all negative or all
    /// within (0, 1), so that functions defined only there are met soon. Long axes get smaller numbers, lest their sums saturate what comes
    /// after.
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
    /// <param name="isFixedPoint">Whether the question itself puts it there: then a kink with a slope by convention (relu at 0) is no
    /// hindrance.</param>
    SamplePoint? At(ImmutableDictionary<string, Tensor> variables, double margin, bool isFixedPoint = false)
    {
        var values = evaluator.Evaluate(variables, []);
        if (values.Any(value => !Numbers.AreFinite(value)) || Irregularities(values)
            .Any(irregularity => !isFixedPoint || irregularity.Kind != IrregularityKind.Kink))
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
        return double.IsFinite(scale) && (isFixedPoint || scale <= Largest)
            ? new SamplePoint(variables, values, truth, scale, reading) : null;
    }

    /// <summary>Of the function's own steps.</summary>
    IEnumerable<Irregularity> Irregularities(Tensor[] values) =>
        evaluator.Steps.Take(forward).Where(step => step.Inputs.Length > 0)
            .SelectMany(step => step.Op.Irregularities([.. step.Inputs.Select(slot => values[slot])]));

    /// <summary>Why the function has no derivative at the question's own numbers; null where that is not what is wrong with them.</summary>
    public Bilingual? WhyThereIsNoDerivative()
    {
        if (!model.IsFixed || evaluator.Evaluate(model.Values, []) is var values
            && values.Take(forward).Any(value => !Numbers.AreFinite(value)))
        {
            return null;
        }

        return Irregularities(values).FirstOrDefault(found => found.Kind is IrregularityKind.Tie
            or IrregularityKind.NotDifferentiable) is { Message: var why }
            ? new($"At these numbers the function has no derivative, so there is nothing to compare with; no attempt is spent. "
                + $"{why.English}", $"이 값에서는 함수에 도함수가 없어서 비교할 수 없어요. 시도 횟수는 줄지 않아요. {why.Korean}")
            : null;
    }

    /// <summary>The same points with other labels, where those are regular and on the side of the kinks that the question fixes.</summary>
    public ImmutableArray<SamplePoint> WithOtherLabels(ImmutableArray<SamplePoint> points, FixedLabels labels, int count)
    {
        var found = ImmutableArray.CreateBuilder<SamplePoint>();
        for (var i = 0; i < 8 * count && found.Count < count && !points.IsEmpty; i++)
        {
            var from = points[i % points.Length];
            if (At(labels.Redrawn(from.Variables, ref random), from.Pattern.Margin / 10) is { } point
                && (!model.IsFixed || point.Pattern.SameAs(from.Pattern)))
            {
                found.Add(point);
            }
        }

        return found.ToImmutable();
    }
}
