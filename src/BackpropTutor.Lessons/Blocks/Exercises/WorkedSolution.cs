using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Language.Printing;
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
    public static WorkedSolution Of(ExerciseVariant variant) => QuestionPresenter.Of(variant.Exercise.Question).Solve(variant);

    /// <summary>Of a question that asks for something calculated.</summary>
    internal static WorkedSolution Calculated(ExerciseVariant variant) =>
        new([.. new SolutionWay(variant).Lines()], [], variant.AnswerKey.CheckOfKey);

    /// <summary>Of a question that asks for options or items.</summary>
    internal static WorkedSolution OfLabels(ExerciseVariant variant, IEnumerable<string> ids) =>
        new([], [.. ids.Select(id => variant.Block.Labels.First(label => label.Key == id).Value)], null);
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
