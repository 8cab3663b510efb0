using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Numerics;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language;

namespace BackpropTutor.Lessons.Blocks.Graphs;

/// <summary>How much of a computation one box holds.</summary>
public enum Grain
{
    /// <summary>One box for each named definition: <c>z = W x + b</c>.</summary>
    Definitions,

    /// <summary>One box for each op.</summary>
    Gates,
}

/// <summary>
/// A computational graph with every number that belongs to it: forward values, and for each wire the local gradient of its consumer and
/// what it sends back. All of them come from the engine; nothing can be typed in. Immutable, shared by all visitors.
/// </summary>
public sealed record GraphPicture
{
    GraphPicture(Grain grain, ImmutableArray<GraphNode> nodes, ImmutableArray<GraphEdge> edges)
    {
        (Grain, Nodes, Edges) = (grain, nodes, edges);
        Inputs = [.. nodes.Select(node => edges.Where(edge => edge.Target == node.Index).ToImmutableArray())];
        Uses = [.. nodes.Select(node => edges.Where(edge => edge.Source == node.Index).ToImmutableArray())];
    }

    public Grain Grain { get; }

    /// <summary>Inputs before consumers; the last one is the output.</summary>
    public ImmutableArray<GraphNode> Nodes { get; }

    public ImmutableArray<GraphEdge> Edges { get; }

    public GraphNode Output => Nodes[^1];

    /// <summary>The wires into each node, in the order in which it takes them.</summary>
    public ImmutableArray<ImmutableArray<GraphEdge>> Inputs { get; }

    /// <summary>The wires out of each node; its upstream gradient is the sum of what comes back along them.</summary>
    public ImmutableArray<ImmutableArray<GraphEdge>> Uses { get; }

    /// <summary>Runs a program forward and backward.</summary>
    /// <param name="values">A value for each variable of the program, by canonical name.</param>
    /// <param name="seed">The upstream gradient of the output, ones if not given: then a vector's gradients are those of the sum of its
    /// entries.</param>
    /// <param name="closed">Groups of gates that are shown as one box each.</param>
    /// <exception cref="ArgumentException">A variable lacks a value, or has one of another shape.</exception>
    public static GraphPicture Of(
        Program program, IReadOnlyDictionary<string, Tensor> values, Grain grain = Grain.Definitions, Tensor? seed = null,
            params ImmutableArray<GateGroup> closed)
    {
        var output = program.Output.Node;
        var backward = seed is null ? Backward.Of(output) : Backward.Of(output, Node.Constant(seed));
        ImmutableArray<Node> boxes = [.. Boxes(program, backward.Forward, grain)
            .Where(box => !closed.Any(group => group.Inner.Contains(box)))];
        var run = Run.Of(Graph.Of([.. boxes, .. boxes.Where(backward.Reaches).Select(backward.GradientOf)]), values);
        var positions = boxes.Select((box, index) => (box, index)).ToDictionary(pair => pair.box, pair => pair.index);
        var cuts = boxes.Select(box => SignOf(box) is null ? Cut.Of(box, positions, grain) : Cut.OfDefinition(box, positions))
            .ToImmutableArray();
        ImmutableArray<GraphNode> described =
        [
            .. boxes.Select((box, index) => GraphNode.Of(
                program, box, index, cuts[index], run, backward.Reaches(box) ? run[backward.GradientOf(box)] : null, SignOf(box))),
        ];
        var edges = described.SelectMany(node => LocalPass.Of(node, cuts[node.Index], described));
        return new GraphPicture(grain, described, [.. edges.Select((edge, index) => edge with { Index = index })]);

        string? SignOf(Node box) => closed.FirstOrDefault(group => ReferenceEquals(group.Last, box))?.Sign;
    }

    /// <exception cref="ArgumentException">No node has this name; the message lists those that there are.</exception>
    public GraphNode this[string name] => Nodes.FirstOrDefault(node => node.Name == name)
        ?? throw new ArgumentException(
            $"The graph has no node '{name}'. Take one of: {string.Join(", ", Nodes.Select(node => node.Name))}.", nameof(name));

    static ImmutableArray<Node> Boxes(Program program, Graph forward, Grain grain) => grain == Grain.Definitions
        ? [.. forward.Nodes.Where(node => ReferenceEquals(node, program.Output.Node) || program.NameOf(node) is not null)]
        : [.. forward.Nodes.Where(node => !Cut.IsFolded(node) || program.NameOf(node) is not null
            || ReferenceEquals(node, program.Output.Node))];
}

/// <summary>A box of the picture.</summary>
/// <param name="Name">The program's name for it, or its formula where it has none.</param>
/// <param name="Symbol">The op's usual sign, with a constant that is folded in: <c>σ</c>, <c>+ 1</c>.</param>
/// <param name="Formula">What it computes, over the names of the boxes before it; empty for a source.</param>
/// <param name="Worked">The formula with the numbers put in, where all of them are single numbers: <c>−2 + 5</c>.</param>
/// <param name="IsSource">Whether nothing goes into it.</param>
/// <param name="Upstream">∂output/∂node in the node's shape, or null where no gradient comes.</param>
public sealed record GraphNode(
    int Index, string Name, bool IsNamed, string Symbol, string Formula, string? Worked, bool IsSource, Tensor Value, Tensor? Upstream)
{
    /// <param name="sign">What stands in the box of a closed group; null for a node that stands for itself.</param>
    internal static GraphNode Of(Program program, Node node, int index, Cut cut, Run run, Tensor? upstream, string? sign)
    {
        var name = ReferenceEquals(node, program.Output.Node) ? program.NameOf(node) ?? program.Output.Name : program.NameOf(node);
        var formula = sign is null
            ? FormulaText.Of(node, program.NameOf)
            : $"{sign}({string.Join(", ", cut.Originals.Select(input => program.NameOf(input) ?? FormulaText.Of(input, program.NameOf)))})";
        var isSource = cut.Inputs.IsEmpty;
        var worked = sign is null && !isSource && cut.Originals.All(input => input.Shape.IsScalar)
            ? FormulaText.Of(node, inner => cut.Originals.Contains(inner) ? NumberFormat.ForReading(run[inner].Number) : null)
            : null;
        return new(index, name ?? formula, name is not null, sign ?? FormulaText.Symbol(node), isSource ? "" : formula, worked, isSource,
            run[node], upstream);
    }
}

/// <summary>A wire from a node to one of its consumers.</summary>
/// <param name="Local">∂target/∂source.</param>
/// <param name="Downstream">upstream of the target × local, in the source's shape; null where the target does not differentiate by
/// it.</param>
public sealed record GraphEdge(int Index, int Source, int Target, LocalGradient Local, Tensor? Downstream);

/// <summary>∂target/∂source of one wire: its pattern always, its entries where it is small enough to be read.</summary>
/// <param name="Entries">The Jacobian, a row for each entry of the target; null where it is too large to form.</param>
/// <param name="MadeFrom">The nodes whose values it is computed from: whoever may not see those may not see this.</param>
public sealed record LocalGradient(JacobianStructure Structure, Tensor? Entries, ImmutableArray<int> MadeFrom)
{
    /// <summary>Whether upstream and downstream are the same numbers.</summary>
    public bool PassesThrough => Structure.Kind == JacobianKind.Identity;
}
