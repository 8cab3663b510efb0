using System.Collections.Immutable;
using System.Text.Encodings.Web;
using BackpropTutor.Autodiff.Expressions;
using BackpropTutor.Autodiff.Expressions.Derivations;
using BackpropTutor.Autodiff.Expressions.Printing;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Lessons.Prose;

namespace BackpropTutor.Lessons.Blocks.Exercises;

/// <summary>The way to the answer, from the engine: forward, then backward, each line with its shape and, where the question fixes them, its numbers.</summary>
/// <param name="Lines">The last one is the answer.</param>
/// <param name="Picked">The right options, or the steps in an order that holds; empty where something is calculated.</param>
/// <param name="Check">Numeric and analytic entries side by side; null where nothing is calculated.</param>
public sealed record WorkedSolution(ImmutableArray<SolutionLine> Lines, ImmutableArray<BilingualProse> Picked, CheckTable? Check)
{
    const int MostForward = 30;

    /// <summary>Holds the key: only for a question that is solved or given up.</summary>
    public static WorkedSolution Of(ExerciseVariant variant) => variant.Exercise.Question switch
    {
        Choice choice => OfLabels(variant, choice.Options.Where(option => option.IsRight).Select(option => option.Id)),
        Ordering ordering => OfLabels(variant, InOrder(ordering)),
        LineToRepair { Means: var line } => new(
            [new($"<code>{HtmlEncoder.Default.Encode(line.Lines[line.Faulty].Trim())}</code> → <code>{HtmlEncoder.Default.Encode(line.Line)}</code>", null)], [], null),
        ShapesOf => new([new(MathMl.OfLatex(string.Concat(variant.AnswerKey.Shapes.Select(shape => $"({shape.ToString().Replace("×", @" \times ", StringComparison.Ordinal)})")), block: false), null)], [], null),
        _ => new(new Way(variant).Lines(), [], variant.AnswerKey.CheckOfKey),
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

    /// <summary>The lines of a question that something is calculated for.</summary>
    sealed class Way(ExerciseVariant variant)
    {
        readonly Program program = variant.Bound!.Program;
        readonly bool isFixed = variant.Exercise.Model!.IsFixed;

        public ImmutableArray<SolutionLine> Lines() => variant.Exercise.Question switch
        {
            NumbersFor numbers => [.. To(numbers.What)],
            FormulaFor formula => [.. To(formula.What)],
            NumbersOrFormulaFor either => [.. To(either.What)],
            _ => [],
        };

        IEnumerable<SolutionLine> To(Quantity quantity) => quantity switch
        {
            ValueOf value => Forward(program.Names[value.Name]),
            GradientOf gradient when IsOfOutput(gradient) => [.. Forward(program.Output.Node), .. Backward(program.Names[gradient.Wrt], gradient.Wrt)],
            EntryOf { Of: GradientOf whole } when IsOfOutput(whole) => [.. To(whole), Number()],
            GradientOf gradient => [.. Forward(program.Names[gradient.Of!]), Key(Quotient(gradient.Of!, gradient.Wrt), Formula())],
            JacobianOf jacobian => [.. Forward(program.Names[Output(jacobian.Of)]), Key(Quotient(Output(jacobian.Of), jacobian.Wrt), null)],
            EntryOf { Of: JacobianOf jacobian } => [.. Forward(program.Names[Output(jacobian.Of)]), Number()],
            _ => [.. Forward(variant.AnswerKey.ClosedForm), Key(null, Formula())],
        };

        /// <summary>Every definition that <paramref name="node"/> is computed from, in the program's order.</summary>
        IEnumerable<SolutionLine> Forward(Node? node)
        {
            var needed = node is null ? [] : Graph.Of(node).Nodes.ToHashSet();
            return program.Definitions.Where(definition => needed.Contains(definition.Node)).Take(MostForward).Select(definition =>
                Line($"{Derivation.Latex(definition.Name)} = {Printer.PrintDefinition(definition.Node, Dialect.Latex, program.NameOf)}", definition.Node));
        }

        /// <summary>The gradient of everything between the output and what is asked for, and last of that.</summary>
        IEnumerable<SolutionLine> Backward(Node asked, string name) => Derivation.Of(program).Steps
            .Where(step => step.Name == name || Graph.Of(program.Names[step.Name]).Nodes.Contains(asked))
            .OrderBy(step => step.Name == name)
            .Select(step => Line(step.Latex, variant.Bound!.Scope.Derivatives[(program.Output.Name, step.Name)]));

        SolutionLine Line(string latex, Node node) => new(
            MathMl.OfLatex(isFixed ? $"{latex} = {MathMl.Latex(variant.Bound!.Run(node)[node], SolutionLine.Digits)}" : latex, block: false), node.Shape);

        /// <summary>The answer as it is asked for, with its own name and formula where there are such.</summary>
        SolutionLine Key(string? name, string? formula) => new(
            MathMl.OfLatex(string.Join(" = ", new[] { name, formula, variant.AnswerKey.Key is { } key ? MathMl.Latex(key, SolutionLine.Digits) : null }.OfType<string>()), block: false),
            variant.AnswerKey.AnswerShape);

        SolutionLine Number() => Key(null, null);

        string? Formula() => variant.AnswerKey.ClosedForm is { } form && Printer.Print(form, Dialect.Latex, program.NameOf) is { Length: <= SolutionLine.LongestFormula } latex ? latex : null;

        bool IsOfOutput(GradientOf gradient) => Output(gradient.Of) == program.Output.Name;

        string Output(string? of) => of ?? program.Output.Name;

        static string Quotient(string of, string by) => $@"\frac{{\partial {Derivation.Latex(of)}}}{{\partial {Derivation.Latex(by)}}}";
    }
}

/// <summary>One line of a worked solution: MathML, and the shape of what it computes.</summary>
public sealed record SolutionLine(string Markup, Shape? Shape)
{
    internal const int Digits = 5;
    internal const int LongestFormula = 300;
}
