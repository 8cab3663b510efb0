using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Language.Derivations;

/// <summary>
/// A program from name to name: each definition that the output depends on, over fresh variables that stand for the names in it.
/// Differentiating one of these alone gives the Jacobians that a chain is made of.
/// </summary>
sealed class NamedSteps
{
    readonly Dictionary<string, NamedStep> byName = new(StringComparer.Ordinal);

    NamedSteps(ImmutableArray<NamedStep> all)
    {
        All = all;
        foreach (var step in all)
        {
            byName[step.Name] = step;
        }
    }

    /// <summary>Inputs before consumers; the output is the last.</summary>
    public ImmutableArray<NamedStep> All { get; }

    public NamedStep Output => All[^1];

    public NamedStep this[string name] => byName[name];

    public bool Contains(string name) => byName.ContainsKey(name);

    public static NamedSteps Of(Program program) => Of(program, program.Output.Name, static _ => true);

    /// <param name="of">The name at which the steps end.</param>
    /// <param name="isKept">Which definitions are steps of their own; the others are written out where they are used.</param>
    public static NamedSteps Of(Program program, string of, Func<string, bool> isKept)
    {
        var output = program.Names[of];
        var reached = Graph.Of(output);
        var names = new Dictionary<Node, string>();
        foreach (var (name, node) in program.Variables.Select(variable => (variable.Symbol, program.Names[variable.Symbol]))
            .Concat(program.Definitions.Where(definition => isKept(definition.Name))
                .Select(definition => (definition.Name, definition.Node))).Where(pair => reached.Contains(pair.Item2)))
        {
            names[node] = name;
        }

        names[output] = of;
        return new([.. reached.Nodes.Where(names.ContainsKey).Select(node => NamedStep.Of(node, names))]);
    }

    /// <summary>The definitions that use the name, and through which the output depends on it.</summary>
    public ImmutableArray<NamedStep> UsersOf(string name) => [.. All.Where(step => step.Inputs.ContainsKey(name))];

    /// <summary>Every way from the output to the name, as names; at most <paramref name="limit"/> and one more, which tells that there are
    /// too many.</summary>
    public ImmutableArray<ImmutableArray<string>> Roads(string to, int limit)
    {
        var roads = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        var waiting = new Stack<ImmutableArray<string>>([[to]]);
        while (roads.Count <= limit && waiting.TryPop(out var road))
        {
            if (road[0] == Output.Name)
            {
                roads.Add(road);
                continue;
            }

            foreach (var user in UsersOf(road[0]))
            {
                waiting.Push(road.Insert(0, user.Name));
            }
        }

        return roads.ToImmutable();
    }
}

/// <summary>One definition over fresh variables, or a variable by itself.</summary>
/// <param name="Body">What it computes from <paramref name="Inputs"/>.</param>
sealed record NamedStep(string Name, Node Node, Node Body, ImmutableDictionary<string, Node> Inputs)
{
    public static NamedStep Of(Node node, IReadOnlyDictionary<Node, string> names)
    {
        var inputs = ImmutableDictionary.CreateBuilder<string, Node>(StringComparer.Ordinal);
        var replacements = new Dictionary<Node, Node>();
        foreach (var input in Graph.Between([node], inner => !ReferenceEquals(inner, node)
            && names.ContainsKey(inner)).Nodes.Where(inner => !ReferenceEquals(inner, node)))
        {
            if (names.TryGetValue(input, out var name))
            {
                inputs[name] = replacements[input] = Node.Variable(name, input.Shape);
            }
        }

        return new(names[node], node, replacements.Count == 0 ? node : Substitution.In(node, replacements), inputs.ToImmutable());
    }
}
