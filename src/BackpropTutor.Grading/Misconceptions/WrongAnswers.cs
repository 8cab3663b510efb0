using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Misconceptions.Rules;
using BackpropTutor.Grading.Sampling;

namespace BackpropTutor.Grading.Misconceptions;

/// <summary>Wrong answers to one exercise with their values at its points, worked out once.</summary>
sealed class WrongAnswers
{
    const double SameAnswer = 1e-9;
    const int MostWrongSteps = 300;

    /// <summary>Of a budget, what the evaluation of the wrong answers needs.</summary>
    internal const double ShareOfEvaluation = 0.15;

    /// <summary>Entries of all values that are kept, and of those that are held at once on the way to them.</summary>
    const long MostEntries = 6_000_000;
    const long MostEntriesAtOnce = 1_000_000;

    WrongAnswers(ImmutableArray<EvaluatedWrongAnswer> answers, ImmutableArray<WrongAnswer> equivalent, bool areAll)
    {
        AreAll = areAll;
        Differing = answers;
        Equivalent = equivalent;
    }

    /// <summary>Those that differ from the truth somewhere, the plainest first, and nearest to the output first among equals.</summary>
    public ImmutableArray<EvaluatedWrongAnswer> Differing { get; }

    /// <summary>Those that give the right answer at every point: no mistake here, whatever it is elsewhere.</summary>
    public ImmutableArray<WrongAnswer> Equivalent { get; }

    /// <summary>False where their numbers would be too many, so that only the plainest were kept.</summary>
    public bool AreAll { get; }

    /// <summary>Every single mistake, and what the author stated.</summary>
    public static WrongAnswers OfSingles(DiagnosisContext context, Target target, IEnumerable<WrongAnswer> stated, LayeredEvaluator below,
        ImmutableArray<SamplePoint> points)
    {
        var answers = new List<WrongAnswer>(stated);
        foreach (var misconception in Misconception.All)
        {
            answers.AddRange(Affordable(misconception.WrongPullbacks(context), context, below)
                .Select(pullback => Of(pullback, context, target)).OfType<WrongAnswer>());
            answers.AddRange(misconception.WrongForms(context).Select(form => Of(form, target.Parts, target, form.Message))
                .OfType<WrongAnswer>());
            answers.AddRange(misconception.WrongArrangements(context).Select(wrong => Of(wrong, target)));
            answers.AddRange(misconception.WrongNumbers(context).Select(wrong => Of(wrong, target)));
        }

        foreach (var step in Affordable(Misconception.All.SelectMany(misconception => misconception.WrongSteps(context))
            .Take(MostWrongSteps), context, below))
        {
            if (Shaped(step.Of.Id, step.Of.Rank, step.Node, step.Message, [context.With(step)], target) is { } wrong)
            {
                answers.Add(wrong);
            }
        }

        if (target.Parts.Length > 1 && target.Shape.IsMatrix)
        {
            var turned = new Transposed();
            answers.Add(new(turned.Id, turned.Rank, null, turned.WrongForms(context).First().Message, target.Parts,
                Target.Graded(Shape.Matrix(target.Shape.Columns, target.Shape.Rows)), null, Transposed: true));
        }

        return Of(answers.Select(wrong => wrong with { IsTellable = context.MayTell(wrong.At) }), target, below, points);
    }

    /// <summary>Two mistakes at once, of different kinds; bounded, since they are tried only where no single one explains the
    /// answer.</summary>
    public static WrongAnswers OfPairs(DiagnosisContext context, Target target, LayeredEvaluator below, ImmutableArray<SamplePoint> points,
        int most)
    {
        var pullbacks = Affordable(Misconception.All.SelectMany(misconception => misconception.WrongPullbacks(context)).Take(60), context,
            below).ToArray();
        var forms = Misconception.All.SelectMany(misconception => misconception.WrongForms(context)).Where(form => form.Combines).ToArray();
        var answers = new List<WrongAnswer>();
        foreach (var pullback in pullbacks)
        {
            if (context.Under(pullback) is { } parts)
            {
                // The rule is the deeper of the two, so the pair goes by its name.
                answers.AddRange(forms.Select(form => Of(form, parts, target, Both(pullback.Message, form.Message))).OfType<WrongAnswer>()
                    .Select(wrong => wrong with { Id = pullback.Of.Id, Rank = pullback.Of.Rank + wrong.Rank, At = pullback.Node }));
            }
        }

        for (var i = 0; i < pullbacks.Length && answers.Count < most && below.Budget.HasLeft(ShareOfEvaluation); i++)
        {
            for (var j = i + 1; j < pullbacks.Length && answers.Count < most && below.Budget.HasLeft(ShareOfEvaluation); j++)
            {
                below.Budget.Spend(context.WorkOfASweep);
                // The later rule sees what the earlier one let flow, so at one edge the order matters and at two it does not.
                if (!ReferenceEquals(pullbacks[i].Node, pullbacks[j].Node) && context.Under(pullbacks[i], pullbacks[j]) is { } parts)
                {
                    if (Shaped(pullbacks[i].Of.Id, pullbacks[i].Of.Rank + pullbacks[j].Of.Rank, pullbacks[i].Node,
                        Both(pullbacks[i].Message, pullbacks[j].Message), parts, target) is { } wrong)
                    {
                        answers.Add(wrong);
                    }
                }
            }
        }

        return Of(answers.Where(wrong => context.MayTell(wrong.At)), target, below, points);
    }

    /// <summary>As many as the budget allows, which leaves the rest for their evaluation: each is a sweep of its own through the whole
    /// graph.</summary>
    static IEnumerable<T> Affordable<T>(IEnumerable<T> wrong, DiagnosisContext context, LayeredEvaluator below)
    {
        foreach (var one in wrong.TakeWhile(_ => below.Budget.HasLeft(ShareOfEvaluation)))
        {
            below.Budget.Spend(context.WorkOfASweep);
            yield return one;
        }
    }

    static WrongAnswer? Of(WrongPullback pullback, DiagnosisContext context, Target target) =>
        context.Under(pullback) is { } parts ? Shaped(pullback.Of.Id, pullback.Rank, pullback.Node, pullback.Message, parts, target) : null;

    static WrongAnswer? Of(WrongForm form, ImmutableArray<Node> parts, Target target, Bilingual message)
    {
        var turned = parts.Select(form.Form).ToImmutableArray();
        return turned.Contains(null) || (parts.Length > 1 && turned.Zip(parts).Any(pair => !pair.First!.Shape.Equals(pair.Second.Shape)))
            ? null
            : Shaped(form.Of.Id, form.Of.Rank, form.Node, message, turned!, target) is { } wrong
                ? wrong with { IsLastResort = form.IsLastResort, InSome = form.InSome }
            : null;
    }

    static WrongAnswer Of(WrongArrangement wrong, Target target) =>
        new(wrong.Of.Id, wrong.Of.Rank, null, wrong.Message, target.Parts, wrong.Shape, null) { Order = wrong.Order };

    static WrongAnswer Of(WrongNumbers wrong, Target target) =>
        new(wrong.Of.Id, wrong.Of.Rank, null, wrong.Message, target.Parts, target.Shape, target.Entry) { Numbers = wrong.Numbers };

    static WrongAnswer? Shaped(string id, int rank, Node? at, Bilingual message, ImmutableArray<Node> parts, Target target)
    {
        var usual = parts.Zip(target.Parts).All(pair => Target.Graded(pair.First.Shape).Equals(Target.Graded(pair.Second.Shape)));
        return usual ? new(id, rank, at, message, parts, target.Shape, target.Entry)
            : parts.Length == 1 && (target.Entry is null || parts[0].Shape.Count == 1)
                ? new(id, rank, at, message, parts, Target.Graded(parts[0].Shape), null)
            : null;
    }

    static Bilingual Both(Bilingual first, Bilingual second) =>
        new($"Two things at once. {first.English} {second.English}", $"두 가지가 겹쳤어요. {first.Korean} {second.Korean}");

    static WrongAnswers Of(IEnumerable<WrongAnswer> answers, Target target, LayeredEvaluator below, ImmutableArray<SamplePoint> points)
    {
        var all = answers.ToArray();
        var wanted = Kept(all, points.Length);
        var values = Array.ConvertAll(wanted, _ => new Tensor[points.Length]);
        for (var next = 0; next < wanted.Length;)
        {
            next = EvaluateSome(next);
        }

        var evaluated = wanted.Select((wrong, i) => new EvaluatedWrongAnswer(wrong, values[i])).ToArray();
        return new(
            [.. evaluated.Where(wrong => !IsTruth(wrong, target, points)).OrderBy(wrong => wrong.Answer.Rank)],
            [.. evaluated.Where(wrong => IsTruth(wrong, target, points)).Select(wrong => wrong.Answer)],
            wanted.Length == all.Length);

        // As many together as memory allows, since they share most of their steps; returns the first that is left.
        int EvaluateSome(int first)
        {
            var evaluator = new LayeredEvaluator(below);
            var end = first;
            for (; end < wanted.Length && evaluator.Work < MostEntriesAtOnce; end++)
            {
                foreach (var part in wanted[end].Parts)
                {
                    evaluator.Add(part);
                }
            }

            for (var p = 0; p < points.Length; p++)
            {
                var own = evaluator.Evaluate(points[p].Variables, points[p].Values);
                for (var i = first; i < end; i++)
                {
                    values[i][p] = wanted[i].Numbers is { } numbers
                        ? There(numbers, target, below, evaluator)
                        : Value(wanted[i], target, node => evaluator.Read(evaluator.SlotOf(node)!.Value, own, points[p].Values));
                }
            }

            return end;
        }
    }

    /// <summary>All of them, or the plainest where the numbers of all would be too many.</summary>
    static WrongAnswer[] Kept(WrongAnswer[] all, int points)
    {
        if (all.Sum(wrong => wrong.Shape.Count) * points <= MostEntries)
        {
            return all;
        }

        var entries = 0L;
        return [.. all.OrderBy(wrong => wrong.Rank).TakeWhile(wrong => (entries += wrong.Shape.Count * points) <= MostEntries)];
    }

    /// <summary>The right answer at other numbers.</summary>
    static Tensor There(OtherNumbers numbers, Target target, LayeredEvaluator below, LayeredEvaluator evaluator)
    {
        var known = below.Evaluate(numbers.Values, []);
        var own = evaluator.Evaluate(numbers.Values, known);
        return target.Assemble(node => evaluator.Read(evaluator.SlotOf(node)!.Value, own, known));
    }

    /// <summary>Its numbers, where the nodes of its parts have the values that <paramref name="valueOf"/> gives.</summary>
    internal static Tensor Value(WrongAnswer wrong, Target target, Func<Node, Tensor> valueOf)
    {
        if (!wrong.Order.IsEmpty)
        {
            var right = target.Assemble(valueOf);
            return Tensor.Of(wrong.Shape, [.. wrong.Order.Select(place => right[place])]);
        }

        var shape = wrong.Transposed ? Target.Graded(Shape.Matrix(wrong.Shape.Columns, wrong.Shape.Rows)) : wrong.Shape;
        var value = Target.Assemble(wrong.Parts, shape, wrong.Entry, valueOf);
        return wrong.Transposed ? Numbers.Transposed(value) : value;
    }

    static bool IsTruth(EvaluatedWrongAnswer wrong, Target target, ImmutableArray<SamplePoint> points)
    {
        if (!wrong.Answer.Shape.Equals(target.Shape))
        {
            return false;
        }

        for (var p = 0; p < points.Length; p++)
        {
            if (!Numbers.Agree(wrong.Values[p], points[p].Truth, SameAnswer))
            {
                return false;
            }
        }

        return true;
    }
}
