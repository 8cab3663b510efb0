using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs.Compiled.Steps;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Graphs.Compiled;

/// <summary>
/// A graph made ready to be evaluated many times: equal steps done once, constants folded, what no output needs left out, and a place laid
/// out for every number beforehand, so that a run allocates nothing. A plan never changes and may be shared;
/// each thread takes a <see cref="Workspace"/> of its own.
/// </summary>
/// <example>
/// <code>
/// var plan = Plan.Of(loss, backward.GradientOf(w));
/// var workspace = plan.NewWorkspace();
/// workspace.Set(w, [1, 2, 3]);
/// workspace.Run();
/// var gradient = workspace.Value(backward.GradientOf(w));
/// </code>
/// </example>
public sealed class Plan
{
    readonly Dictionary<string, Place> variables;
    readonly Dictionary<Node, Place> outputs;

    internal Plan(
        ImmutableArray<Step> steps, ImmutableArray<(int Offset, Tensor Value)> constants, int length, Dictionary<string, Place> variables,
        Dictionary<Node, Place> outputs)
    {
        Steps = steps;
        Constants = constants;
        Length = length;
        this.variables = variables;
        this.outputs = outputs;
    }

    /// <summary>The names of the variables whose values a run needs.</summary>
    public IReadOnlyCollection<string> Variables => variables.Keys;

    /// <summary>How many doubles a workspace holds.</summary>
    public int Length { get; }

    internal ImmutableArray<Step> Steps { get; }

    internal ImmutableArray<(int Offset, Tensor Value)> Constants { get; }

    /// <summary>A plan for some outputs, such as a loss and its gradients.</summary>
    public static Plan Of(params IEnumerable<Node> outputs) => Of(Graph.Of(outputs));

    /// <summary>A plan for a graph's outputs. Other nodes of the graph have no value in a workspace.</summary>
    public static Plan Of(Graph graph) => new Planning(graph, graph.Outputs, []).Build();

    /// <summary>
    /// A plan that ends each run by giving variables their next values, all at once: what a training step does to its parameters.
    /// </summary>
    /// <param name="early">Nodes to compute before any next value, so that those can be written where the old values lie: the
    /// gradients.</param>
    public static Plan Of(IReadOnlyList<Node> outputs, IReadOnlyList<Assignment> assignments, params IEnumerable<Node> early)
    {
        var graph = Graph.Of([.. outputs, .. assignments.Select(each => each.Variable), .. early,
            .. assignments.Select(each => each.Next)]);
        return new Planning(graph, outputs, assignments).Build();
    }

    /// <summary>Memory for runs of this plan, for one thread at a time.</summary>
    /// <param name="cores">How many cores a large matrix product may use.</param>
    public Workspace NewWorkspace(int cores = 1) => new(this, cores);

    /// <exception cref="ArgumentException">The node is no output of the plan.</exception>
    internal Place PlaceOf(Node output) => outputs.TryGetValue(output, out var place)
        ? place
        : throw new ArgumentException($"{output} is no output of this plan: name it in Plan.Of to keep its value.", nameof(output));

    /// <summary>Where a variable lies; null where no output depends on it.</summary>
    internal Place? PlaceOf(string variable) => variables.GetValueOrDefault(variable);
}

/// <summary>A variable and the node whose value it takes when a run is over.</summary>
public readonly record struct Assignment(Node Variable, Node Next);

/// <summary>Where a value lies in a workspace.</summary>
sealed record Place(int Offset, Shape Shape, int Number = -1);
