using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Language;
using BackpropTutor.Language.Derivations;
using BackpropTutor.Language.Printing;

namespace BackpropTutor.Lessons.Blocks.Exercises;

/// <summary>
/// The lines on the way to an answer that is calculated: forward only what is needed, then back gate by gate, upstream × local, and last
/// the answer in the form asked for. Names that the page does not show are written out.
/// </summary>
sealed class SolutionWay(ExerciseVariant variant)
{
    const int MostForward = 30;

    readonly Program program = variant.Bound!.Program;
    readonly bool isFixed = variant.Exercise.Model!.IsFixed;

    public IEnumerable<SolutionLine> Lines()
    {
        var quantity = variant.Exercise.Question.Asked;
        return quantity switch
        {
            null => [],
            ValueOf value => [.. Forward(program.Names[value.Name])],
            JacobianOf jacobian => Jacobian(jacobian, isWhole: true),
            EntryOf { Of: JacobianOf jacobian } => Jacobian(jacobian, isWhole: false),
            _ when AskedGradients.In(quantity, program) is { } asked
                && BackwardWalk.Of(program, asked.Of, asked.Wrt, Given, IsShown) is { } walk => Backward(asked, walk),
            _ => [.. Forward(variant.AnswerKey.ClosedForm, isAsked: false), Key(null, Formula())],
        };
    }

    List<SolutionLine> Backward(AskedGradients asked, BackwardWalk walk)
    {
        var form = Form();
        var name = asked is { IsPlain: true, Wrt: [var one] } ? Quotient(asked.Of, one) : null;
        if (form is not null && name is not null && walk.Steps.Length == 1)
        {
            return [.. Forward(form, isAsked: false), Key(name, Print(form))];
        }

        var back = new BackwardLines(variant.Bound!, walk, isFixed);
        var lines = Needed(back.Names).Concat(back.Lines()).ToList();
        if (form is not null)
        {
            lines.Add(Key(name, Print(form)));
        }
        else if (variant.Exercise.Question is { AcceptsFormula: false, Asked: ExpressionOf expression })
        {
            lines.Add(Key(null, asked.IsPlain ? List(asked) : WithQuotients(expression.Text, asked)));
        }
        else if (!asked.IsPlain && variant.AnswerKey.Key is not null)
        {
            lines.Add(Key(null, null));
        }

        return lines;
    }

    IEnumerable<SolutionLine> Jacobian(JacobianOf asked, bool isWhole)
    {
        var of = asked.Of ?? program.Output.Name;
        var chain = BackwardWalk.Jacobians(program, of, asked.Wrt, IsShown);
        var forward = Forward(program.Names[of]);
        var name = Quotient(of, asked.Wrt);
        if (!isWhole)
        {
            return [.. forward, Key(null, null)];
        }

        return chain switch
        {
            [{ Latex: { } latex }] => [.. forward, Key(name, latex)],
            { Length: > 1 } => [.. forward, .. chain.Where(link => link.Latex is not null)
                .Select(link => Plain($"{Quotient(link.Of, link.By)} = {link.Latex}")),
                Key(name, string.Join(" ", chain.Select(link => Quotient(link.Of, link.By))))],
            _ => [.. forward, Key(name, null)],
        };
    }

    /// <summary>Every shown definition that <paramref name="node"/> is computed from, in the program's order, and itself.</summary>
    IEnumerable<SolutionLine> Forward(Node? node, bool isAsked = true)
    {
        var needed = node is null ? [] : Graph.Of(node).Nodes.ToHashSet();
        return program.Definitions.Where(definition => needed.Contains(definition.Node)
            && (IsShown(definition.Name) || (isAsked && ReferenceEquals(definition.Node, node))))
            .Take(MostForward).Select(Forward);
    }

    /// <summary>The definitions of these names and what those are computed from.</summary>
    IEnumerable<SolutionLine> Needed(IReadOnlySet<string> names)
    {
        var needed = Graph.Of(names.Select(name => program.Names[name])).Nodes.ToHashSet();
        return program.Definitions.Where(definition => needed.Contains(definition.Node) && IsShown(definition.Name)).Take(MostForward)
            .Select(Forward);
    }

    SolutionLine Forward(Definition definition)
    {
        var left = IsShown(definition.Name) ? $"{Derivation.Latex(definition.Name)} = " : "";
        var latex = left + Printer.PrintDefinition(definition.Node, Dialect.Latex, NameOf);
        return new(MathMl.OfLatex(isFixed
            ? $"{latex} = {SolutionLine.Numbers(variant.Bound!.Run(definition.Node)[definition.Node])}" : latex, block: false),
            definition.Node.Shape);
    }

    /// <summary>The answer as it is asked for, with its own name and formula where there are such.</summary>
    SolutionLine Key(string? name, string? formula) => new(
        MathMl.OfLatex(string.Join(" = ", new[] { name, formula, variant.AnswerKey.Key is { } key
            ? SolutionLine.Numbers(key) : null }.OfType<string>()), block: false),
        variant.AnswerKey.AnswerShape);

    static SolutionLine Plain(string latex) => new(MathMl.OfLatex(latex, block: false), null);

    /// <summary>The formula that the author says is asked for, where the form is part of the question (“with s alone”).</summary>
    Node? Form() => variant.Block.Form is { } form && variant.AnswerKey.Scope is { } scope
        && AnswerLanguage.ReadAnswer(form, scope) is { Succeeded: true } read ? read.Value.Node : null;

    string? Formula() => Form() is { } asked ? Print(asked) : variant.AnswerKey.ClosedForm is { } form
        && Print(form) is { Length: <= SolutionLine.LongestFormula } latex ? latex : null;

    /// <summary>Over the names that the page shows and the gradients that the question gives.</summary>
    string Print(Node node) => Printer.Print(node, Dialect.Latex, inner => NameOf(inner)
        ?? variant.AnswerKey.Scope!.Given.FirstOrDefault(given => ReferenceEquals(given.Value, inner)).Key);

    static string List(AskedGradients asked) => $@"\left({string.Join(@",\ ", asked.Wrt.Select(by => Quotient(asked.Of, by)))}\right)";

    /// <summary>The author's formula with the asked gradients in it written as quotients, rather than as what they come to.</summary>
    string? WithQuotients(string text, AskedGradients asked)
    {
        var letters = asked.Wrt.ToDictionary(by => by, by => Node.Variable("zeta_" + by, program.Names[by].Shape));
        var scope = variant.Bound!.Scope with
        {
            Derivatives = variant.Bound.Scope.Derivatives.SetItems(
            letters.Select(pair => KeyValuePair.Create((asked.Of, pair.Key), pair.Value)))
        };
        return AnswerLanguage.ReadAnswer(text, scope) is { Succeeded: true } read
            ? letters.Aggregate(Printer.Print(read.Value.Node, Dialect.Latex, NameOf), (latex, pair) =>
                latex.Replace(Derivation.Latex("zeta_" + pair.Key), Quotient(asked.Of, pair.Key), StringComparison.Ordinal))
            : null;
    }

    /// <summary>By node: the letter that the question gives for its gradient. What authors call grad_x is no letter of the
    /// question.</summary>
    ImmutableDictionary<string, string> Given => variant.Exercise.Model!.Given.Where(
        pair => !pair.Key.StartsWith("grad", StringComparison.Ordinal))
        .ToImmutableDictionary(pair => pair.Value, pair => pair.Key);

    string? NameOf(Node node) => program.NameOf(node) is { } name && (node.Op is Variable || IsShown(name)) ? name : null;

    bool IsShown(string name) => variant.Block.Shows(name);

    internal static string Quotient(string of, string by) =>
        $@"\frac{{\partial {Derivation.Latex(of)}}}{{\partial {Derivation.Latex(by)}}}";
}
