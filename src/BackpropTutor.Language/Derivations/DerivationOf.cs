using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Language.Printing;

namespace BackpropTutor.Language.Derivations;

/// <summary>
/// One derivative worked out line by line, as somebody would on paper: break the function up, chain its Jacobians, say what each is, carry
/// the gradient back, and put everything together. All of it follows from the program.
/// </summary>
public static class DerivationOf
{
    const int MostRoads = 3;
    const int LongestProduct = 200;

    /// <param name="by">The canonical name of a variable or a definition before the output.</param>
    /// <exception cref="ArgumentException">The output is no scalar, it does not depend on the name, or the program is too long to be
    /// derived by hand.</exception>
    public static ImmutableArray<DerivationLine> Gradient(Program program, string by)
    {
        if (!program.Output.Node.Shape.IsScalar)
        {
            throw new ArgumentException($"The output is {program.Output.Node.Shape}: a gradient is derived for one number.",
                nameof(program));
        }

        var steps = NamedSteps.Of(program);
        var back = Derivation.Of(program).Steps;
        if (!steps.Contains(by) || by == steps.Output.Name || back.IsEmpty)
        {
            throw new ArgumentException($"'{by}' is no name that the output is computed from.", nameof(by));
        }

        var roads = steps.Roads(by, MostRoads);
        HashSet<string> along = roads.Length <= MostRoads
            ? [.. roads.SelectMany(road => road)]
            : [.. steps.All.Where(step => Graph.Of(step.Node).Contains(steps[by].Node)).Select(step => step.Name)];
        ImmutableArray<LocalJacobian> locals =
        [
            .. steps.All.Reverse().Where(step => along.Contains(step.Name))
                .SelectMany(step => steps.All.Where(input => step.Inputs.ContainsKey(input.Name) && along.Contains(input.Name))
                    .Select(input => LocalJacobian.Between(step, input.Name))),
        ];
        return
        [
            .. steps.All.Where(step => !step.Inputs.IsEmpty).Select(step => new DerivationLine(
                DerivationStage.BreakUp, step.Name,
                    $"{Derivation.Latex(step.Name)} = {Printer.PrintDefinition(step.Body, Dialect.Latex, static _ => null)}",
                    step.Node.Shape.ToString(),
                Reasons.BreakUp(by, [.. step.Inputs.Keys.Where(input => along.Contains(step.Name) && along.Contains(input))
                    .Order(StringComparer.Ordinal)]))),
            .. Chain(program, by, roads, locals),
            .. locals.Select(Line),
            .. back.Where(line => along.Contains(line.Name) && line.Name != by),
            .. Last(program, by, back.FirstOrDefault(line => line.Name == by), steps[by].Node),
        ];
    }

    static IEnumerable<DerivationLine> Chain(Program program, string by, ImmutableArray<ImmutableArray<string>> roads,
        ImmutableArray<LocalJacobian> locals)
    {
        var size = $"1×{program.Names[by].Shape.Count}";
        var why = Reasons.Chain(program.Output.Name, by, roads.Length, MostRoads);
        if (roads.Length > MostRoads || roads is [{ Length: 2 }])
        {
            return [];
        }

        var products = roads.Select(road => string.Join(@" \, ", road.Zip(road.Skip(1), Quotient)));
        var sizes = string.Join(" + ", roads.Select(road =>
            string.Concat(road.Zip(road.Skip(1), (of, under) => $"({locals.First(local => local.Of == of && local.By == under).Size})"))));
        return [new(DerivationStage.Chain, by, $"{Derivation.Quotient(program, by)} = {string.Join(" + ", products)}", $"{size} = {sizes}",
            why)];
    }

    static DerivationLine Line(LocalJacobian local) => new(
        DerivationStage.Jacobian, local.By,
        local.Matrix is { Length: <= LongestProduct } matrix
            ? $"{Quotient(local.Of, local.By)} = {matrix}" : $@"{Quotient(local.Of, local.By)} : \, \delta \to {local.Sends}",
        local.Size, Reasons.Jacobian(local));

    /// <summary>The last step back, and what it comes to in the function's own names where that is another formula.</summary>
    static IEnumerable<DerivationLine> Last(Program program, string by, DerivationLine? back, Node node)
    {
        if (back is not null)
        {
            yield return back;
        }

        var form = Printer.Print(program.Differentiate().ClosedFormOf(node), Dialect.Latex, program.NameOf);
        var latex = $"{Derivation.Quotient(program, by)} = {form}";
        if (form.Length <= LongestProduct && back?.Latex != latex)
        {
            yield return new(DerivationStage.Result, by, latex, node.Shape.ToString(), Reasons.Result(by, node.Shape.ToString()));
        }
    }

    static string Quotient(string of, string by) => $@"\frac{{\partial {Derivation.Latex(of)}}}{{\partial {Derivation.Latex(by)}}}";
}
