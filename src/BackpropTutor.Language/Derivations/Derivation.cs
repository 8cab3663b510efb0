using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Language.Printing;

namespace BackpropTutor.Language.Derivations;

/// <summary>
/// The backward pass in symbols, from the output to the inputs: each gradient in terms of the program's names and of the gradients before
/// it (δ_z = ∂s/∂z), and for the variables also in terms of the program's names alone.
/// </summary>
/// <param name="Steps"><c>\delta_z = …</c> for a definition and <c>\frac{\partial s}{\partial W} = …</c> for a variable.</param>
/// <param name="ClosedForms">By variable: the right-hand side in the program's names alone; those that are too long to read are left
/// out.</param>
public sealed record Derivation(ImmutableArray<DerivationLine> Steps, ImmutableDictionary<string, string> ClosedForms)
{
    const int MostSteps = 60;
    const int MostNodes = 250;
    const int LongestFormula = 300;

    public static Derivation Empty { get; } = new([], ImmutableDictionary<string, string>.Empty);

    /// <summary>Empty for an output that is no scalar, and for a program of very many steps.</summary>
    public static Derivation Of(Program program)
    {
        var output = program.Output.Node;
        if (!output.Shape.IsScalar || Graph.Of(output).Nodes.Length > MostNodes)
        {
            return Empty;
        }

        var differentiation = program.Differentiate();
        var between = NamedSteps.Of(program);
        var steps = ImmutableArray.CreateBuilder<DerivationLine>();
        var forms = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var named = new Dictionary<Node, string>();
        var passed = new List<Node>();
        foreach (var definition in program.Definitions.Reverse().Where(definition => IsPassed(differentiation, definition.Node, output))
            .Take(MostSteps))
        {
            var gradient = differentiation.GradientOf(definition.Node);
            var name = "delta_" + definition.Name;
            var right = Right(definition.Node, gradient);
            if (right is null || program.Names.ContainsKey(Names.Canonical(name)))
            {
                continue;
            }

            steps.Add(Line(definition.Name, $@"{Latex(name)} = {Quotient(program, definition.Name)} = {right}", definition.Node));
            if (gradient.Op is not Leaf && program.NameOf(gradient) is null && named.TryAdd(gradient, name))
            {
                passed.Add(definition.Node);
            }
        }

        foreach (var variable in program.Variables.Take(MostSteps))
        {
            var node = program.Names[variable.Symbol];
            if (Right(node, differentiation.GradientOf(node)) is { } right)
            {
                steps.Add(Line(variable.Symbol, $"{Quotient(program, variable.Symbol)} = {right}", node));
            }

            if (Short(Printer.Print(differentiation.ClosedFormOf(node), Dialect.Latex, program.NameOf)) is { } form)
            {
                forms[variable.Symbol] = $"{Quotient(program, variable.Symbol)} = {form}";
            }
        }

        return new(steps.ToImmutable(), forms.ToImmutable());

        DerivationLine Line(string name, string latex, Node node) => new(
            DerivationStage.Backward, name, latex, node.Shape.ToString(),
            between.Contains(name) ? Reasons.Backward(between[name], between) : Reasons.Unused(name));

        string? Right(Node node, Node gradient) => named.TryGetValue(gradient, out var known)
            ? Latex(known)
            : Short(Printer.Print(differentiation.ClosedFormOf(node, passed), Dialect.Latex,
                inner => named.GetValueOrDefault(inner) ?? program.NameOf(inner)));
    }

    static bool IsPassed(Differentiation differentiation, Node node, Node output) =>
        !ReferenceEquals(node, output) && !differentiation.UsesOf(node).IsEmpty && node.Op is not Leaf;

    static string? Short(string latex) => latex.Length <= LongestFormula ? latex : null;

    /// <summary><c>∂s/∂W</c>.</summary>
    internal static string Quotient(Program program, string by) =>
        $@"\frac{{\partial {Latex(program.Output.Name)}}}{{\partial {Latex(by)}}}";

    /// <summary>A canonical name as LaTeX.</summary>
    public static string Latex(string name) => NamePrinter.Print(name, Dialect.Latex);
}
