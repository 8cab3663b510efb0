using System.Collections.Immutable;
using System.Text.Encodings.Web;
using BackpropTutor.Autodiff.Expressions.Printing;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Questions.Choices;
using BackpropTutor.Grading.Questions.Orderings;
using BackpropTutor.Grading.Questions.Repairs;
using BackpropTutor.Grading.Questions.Shapes;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Lessons.Prose;

namespace BackpropTutor.Lessons.Blocks.Exercises;

/// <summary>The way to the answer, from the engine: forward, then backward, each line with its shape and, where the question fixes them,
/// its numbers.</summary>
/// <param name="Lines">The last one is the answer.</param>
/// <param name="Picked">The right options, or the steps in an order that holds; empty where something is calculated.</param>
/// <param name="Check">Numeric and analytic entries side by side; null where nothing is calculated.</param>
public sealed record WorkedSolution(ImmutableArray<SolutionLine> Lines, ImmutableArray<BilingualProse> Picked, CheckTable? Check)
{
    /// <summary>Holds the key: only for a question that is solved or given up.</summary>
    public static WorkedSolution Of(ExerciseVariant variant) => variant.Exercise.Question switch
    {
        Choice choice => OfLabels(variant, choice.Options.Where(option => option.IsRight).Select(option => option.Id)),
        Ordering ordering => OfLabels(variant, InOrder(ordering)),
        LineToRepair { Means: var line } => new(
            [new($"<code>{HtmlEncoder.Default.Encode(line.Lines[line.Faulty].Trim())}</code> → "
                + $"<code>{HtmlEncoder.Default.Encode(line.Line)}</code>", null)], [], null),
        ShapesOf shapes =>
            new([new(MathMl.OfLatex(string.Concat(shapes.Chain.Select(variant.AnswerKey.ShapeOf).Select(
            shape => $"({shape.ToString().Replace("×", @" \times ", StringComparison.Ordinal)})")), block: false), null)], [], null),
        _ => new([.. new SolutionWay(variant).Lines()], [], variant.AnswerKey.CheckOfKey),
    };

    static WorkedSolution OfLabels(ExerciseVariant variant, IEnumerable<string> ids) =>
        new([], [.. ids.Select(id => variant.Block.Labels.First(label => label.Key == id).Value)], null);

    /// <summary>Each item as soon as everything before it has come.</summary>
    static IEnumerable<string> InOrder(Ordering ordering)
    {
        var left = ordering.Items.ToList();
        while (left.Find(item => ordering.Constraints.All(pair => pair.After != item || !left.Contains(pair.Before))) is { } next)
        {
            left.Remove(next);
            yield return next;
        }
    }
}

/// <summary>One line of a worked solution: MathML, and the shape of what it computes.</summary>
public sealed record SolutionLine(string Markup, Shape? Shape)
{
    const int Digits = 5;

    /// <summary>Below it, what is left of a sum of such numbers as lessons have is rounding.</summary>
    const double Noise = 1e-14;

    internal const int LongestFormula = 300;

    /// <summary>Numbers as LaTeX, with 0 for what rounding left of it.</summary>
    internal static string Numbers(Tensor value) =>
        MathMl.Latex(Tensor.Of(value.Shape, [.. value.Values.ToArray().Select(entry => Math.Abs(entry) < Noise ? 0 : entry)]), Digits);
}
