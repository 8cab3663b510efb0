using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;
using BackpropTutor.Grading.Judging;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Verdicts;

namespace BackpropTutor.Grading;

/// <summary>
/// A chain of entries on one function (δ₂, then δ₁, then ∂W₁): a later one that is wrong is judged once more on the learner's own earlier
/// ones, so that one slip costs once. The first wrong one is named; a start of zeros carries nothing, since everything follows from it for
/// free.
/// </summary>
public static class AnswerChain
{
    /// <exception cref="ArgumentException">The exercises are not of one function with fixed numbers.</exception>
    public static ImmutableArray<Verdict> Grade(IReadOnlyList<(AnswerKey Key, string Answer)> entries)
    {
        if (entries.Any(entry => entry.Key.Exercise.Model is not { IsFixed: true } model
            || !ReferenceEquals(model.Program, entries[0].Key.Exercise.Model!.Program)))
        {
            throw new ArgumentException("A chain is of one program whose numbers are all fixed: share the Program among its exercises.",
                nameof(entries));
        }

        var verdicts = ImmutableArray.CreateBuilder<Verdict>();
        var earlier = new List<(AnswerKey Key, Tensor Own)>();
        string? firstWrong = null;
        foreach (var (key, answer) in entries)
        {
            var verdict = Grader.Grade(key, answer);
            var typed = NumberReading.Of(key, answer);
            if (verdict.Kind is VerdictKind.Wrong or VerdictKind.Partial && typed is not null && firstWrong is not null
                && Followed(key, earlier) is { } expected && Numbers.Largest(expected) > 0
                && NumberJudge.Judge(key, typed, expected, Numbers.Largest(expected)).Kind == VerdictKind.Correct)
            {
                verdict = verdict with
                {
                    Kind = VerdictKind.Partial,
                    Score = 1,
                    Entries = [],
                    Diagnoses = [Carried(firstWrong)],
                    Common = null,
                    Counterexample = null
                };
            }
            else if (verdict.Kind is VerdictKind.Wrong or VerdictKind.Partial)
            {
                firstWrong ??= NameOf(key);
            }

            if (typed is not null && Numbers.Largest(typed.Values) > 0 && typed.Shape.Equals(key.Target!.Shape))
            {
                earlier.Add((key, typed.Values));
            }

            verdicts.Add(verdict);
        }

        return verdicts.ToImmutable();
    }

    static Diagnosis Carried(string first) => new(DiagnosisIds.CarriedForward, null, new(
        $"This follows rightly from your own earlier answer; the first one to mend is {first}.",
        $"앞에서 적은 답으로부터는 맞게 이어졌어요. 먼저 고칠 것은 {first}이에요."));

    static string NameOf(AnswerKey key) => key.Target switch
    {
        { Wrt: { } wrt, Output: { } output } => $"∂{Name(key, output)}/∂{Name(key, wrt)}",
        { Parts: [var part] } => Name(key, part),
        _ => key.Exercise.Id,
    };

    static string Name(AnswerKey key, Node node) => key.Scope!.Program.NameOf(node) ?? node.Op.Name;

    /// <summary>
    /// The key with the learner's own earlier answers in the places of the true ones: one sweep holds all of the chain's gradients as
    /// nodes, and those are given other values.
    /// </summary>
    static Tensor? Followed(AnswerKey key, List<(AnswerKey Key, Tensor Own)> earlier)
    {
        if (key.Target is not { Parts.Length: 1 } target || (target.Wrt is not null && target.Output is not { Shape.IsScalar: true }))
        {
            return null;
        }

        var sweep = target.Output is { } output ? Backward.Of(output) : null;
        var part = sweep is null ? target.Parts[0] : sweep.GradientOf(target.Wrt!);
        var evaluator = new LayeredEvaluator();
        var slot = evaluator.Add(part);
        var replaced = new Dictionary<int, Tensor>();
        foreach (var (before, own) in earlier)
        {
            var node = before.Target! is { Wrt: { } wrt, Output: { } of }
                ? (ReferenceEquals(of, target.Output) ? sweep!.GradientOf(wrt) : null) : before.Target!.Parts[0];
            if (node is not null && before.Target.Entry is null && evaluator.SlotOf(node) is { } at && at != slot
                && node.Shape.Count == own.Shape.Count)
            {
                replaced[at] = own.Reshaped(node.Shape);
            }
        }

        return replaced.Count == 0 ? null : Target.Assemble([part], target.Shape, target.Entry,
            _ => evaluator.Evaluate(key.FixedPoint!.Variables, [], replaced)[slot]);
    }
}
