using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Misconceptions;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Language.Printing;

namespace BackpropTutor.Grading.Hints;

/// <summary>
/// One step of the backward sweep at the question's own numbers: what arrives at a gate and the local gradient that it is multiplied by.
/// The product is left to the learner, who has answered wrongly twice.
/// </summary>
/// <param name="Gate">The gate, as LaTeX.</param>
/// <param name="Input">The input that the gradient goes on to, as LaTeX.</param>
/// <param name="Output">What is differentiated, as LaTeX.</param>
/// <param name="Upstream">What arrives at the gate, in its shape.</param>
/// <param name="Local">The local gradient entry by entry, in the gate's shape; null where it is a matrix, and <paramref name="Product"/>
/// says how it is multiplied.</param>
/// <param name="Product">What goes on to the input, as LaTeX, with <c>g</c> for what arrives.</param>
public sealed record MatchingGradient(string Gate, string Input, string Output, Tensor Upstream, Tensor? Local, string Product)
    : MatchingStep
{
    /// <param name="verdict">Whose node is looked at, where it names one; otherwise the gate that the gradient asked for comes
    /// from.</param>
    /// <returns>Null where nothing is differentiated, the numbers are not fixed, or the page does not show the step.</returns>
    internal static MatchingGradient? Find(AnswerKey key, Verdict verdict)
    {
        if (key is not { FixedPoint: { } point, Target: not null }
            || key.Diagnosed.Context is not { Right: { } right, Output: { Shape.IsScalar: true } output } context)
        {
            return null;
        }

        var entry = verdict.Entries.IndexOf(false);
        var edges = context.Edges.Where(edge => context.MayTell(edge.Consumer) && context.IsShown(edge.Source)).ToArray();
        var named = verdict.Diagnoses.FirstOrDefault()?.Node;
        var chosen = edges.Where(edge => named is not null && context.Program.NameOf(edge.Consumer) == named)
            .Concat(edges.Where(edge => ReferenceEquals(edge.Source, key.Diagnosed.Target.WrtOf(Math.Max(0, entry))))).ToArray();
        if (chosen.Length == 0)
        {
            return null;
        }

        // Where a gate passes on unchanged what arrives, that is the answer already: the step before it is the one to look at.
        var (at, step) = (chosen[0], Of(context, right, output, chosen[0], point.Variables));
        while (step is { PassesOn: true }
            && Array.Find(edges, edge => ReferenceEquals(edge.Source, at.Consumer)) is { Consumer: not null } next)
        {
            (at, step) = (next, Of(context, right, output, next, point.Variables));
        }

        return step;
    }

    /// <summary>Whether what arrives goes on as it is.</summary>
    bool PassesOn => Local is { } local && Array.TrueForAll(local.Values.ToArray(), entry => entry == 1);

    static MatchingGradient? Of(
        DiagnosisContext context, Backward right, Node output, Edge edge, IReadOnlyDictionary<string, Tensor> variables)
    {
        var (gate, upstream) = (edge.Consumer, right.GradientOf(edge.Consumer));
        var local = gate.Op is Elementwise or Broadcasting && edge.Source.Shape.Equals(gate.Shape)
            ? gate.Op.Pullback(gate, LenientAlgebra.Ones(gate), edge.Input) : null;
        var run = Run.Of(Graph.Of(local is null ? [upstream] : [upstream, local]), variables);
        var arriving = Node.Variable("g", gate.Shape);
        string Latex(Node node) => Printer.Print(node, Dialect.Latex, context.Program.NameOf);
        return gate.Shape.Count > MostEntries || !Numbers.AreFinite(run[upstream])
            || gate.Op.Pullback(gate, arriving, edge.Input) is not { } product
            ? null
            : new(Latex(gate), Latex(edge.Source), Latex(output), run[upstream], local is null ? null : run[local], Latex(product));
    }
}
