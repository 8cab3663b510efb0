using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Misconceptions;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Language.Printing;

namespace BackpropTutor.Grading.Hints;

/// <summary>One step of the forward pass: how a value is calculated, and the numbers that go into it.</summary>
/// <param name="Formula">As LaTeX, with the name of what comes out where it has one.</param>
/// <param name="Inputs">What goes in, each as LaTeX with its value.</param>
public sealed record MatchingValue(string Formula, ImmutableArray<KeyValuePair<string, Tensor>> Inputs) : MatchingStep
{
    /// <param name="verdict">Whose node is looked at, where it names one; otherwise the last step that the page shows.</param>
    internal static MatchingValue? Find(AnswerKey key, Verdict verdict)
    {
        if (key is not { FixedPoint: { } point, Target: not null } || key.Diagnosed.Context is not { Output: null } context)
        {
            return null;
        }

        var named = verdict.Diagnoses.FirstOrDefault()?.Node;
        var steps = context.Steps.Where(step => context.MayTell(step) && step.Inputs.Any(IsCalculated)).ToArray();
        var chosen = Array.Find(steps, step => named is not null && context.Program.NameOf(step) == named) ?? steps.LastOrDefault();
        return chosen is null ? null : Of(context, chosen, point.Variables);
    }

    static MatchingValue? Of(DiagnosisContext context, Node step, IReadOnlyDictionary<string, Tensor> variables)
    {
        var inputs = step.Inputs.Where(IsCalculated).Distinct().ToArray();
        var run = Run.Of(Graph.Of(inputs), variables);
        if (inputs.Any(input => input.Shape.Count > MostEntries || !Numbers.AreFinite(run[input])))
        {
            return null;
        }

        var formula = Printer.PrintDefinition(step, Dialect.Latex, context.Program.NameOf);
        return new(context.Program.NameOf(step) is null ? formula : $"{Latex(step)} = {formula}",
            [.. inputs.Select(input => KeyValuePair.Create(Latex(input), run[input]))]);

        string Latex(Node node) => Printer.Print(node, Dialect.Latex, context.Program.NameOf);
    }

    /// <summary>A number that stands in the formula itself needs no telling.</summary>
    static bool IsCalculated(Node node) => node.Uniform is null && node.Op is not Constant;
}
