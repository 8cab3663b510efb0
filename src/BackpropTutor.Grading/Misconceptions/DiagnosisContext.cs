using System.Collections.Immutable;
using BackpropTutor.Autodiff.Expressions;
using BackpropTutor.Autodiff.Expressions.Printing;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;

namespace BackpropTutor.Grading.Misconceptions;

/// <summary>A graph with what is asked of it: where a misconception looks for its occasions.</summary>
public sealed class DiagnosisContext
{
    const int LongestName = 60;

    readonly Target target;
    readonly HashSet<Node> dependent = [];
    readonly Dictionary<Node, int> ordinals = [];

    internal DiagnosisContext(Program program, Target target)
    {
        Program = program;
        this.target = target;
        if (target.Output is not { } output || target.Wrt is not { } wrt)
        {
            return;
        }

        Right = Backward.Of(output, target.Seeds[0]);
        foreach (var node in Right.Forward.Nodes)
        {
            ordinals[node] = ordinals.Count;
            if (ReferenceEquals(node, wrt) || node.Inputs.Any(dependent.Contains))
            {
                dependent.Add(node);
            }
        }

        Edges = [.. from node in Right.Forward.Nodes.Reverse()
                    where dependent.Contains(node) && !ReferenceEquals(node, wrt)
                    from input in Enumerable.Range(0, node.Inputs.Length)
                    where dependent.Contains(node.Inputs[input])
                    select new Edge(node, input)];
    }

    public Program Program { get; }

    /// <summary>The right sweep, where something is differentiated.</summary>
    public Backward? Right { get; }

    public Node? Output => target.Output;

    public Node? Wrt => target.Wrt;

    public Shape AnswerShape => target.Shape;

    /// <summary>Where the gradient flows on its way to what is asked, output first.</summary>
    public ImmutableArray<Edge> Edges { get; } = [];

    /// <summary>The nodes that a learner may confuse with one another: the program's variables and definitions.</summary>
    public IEnumerable<(string Name, Node Node)> Named =>
        Program.Names.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value));

    /// <summary>A node that more than one edge brings gradient to, with those edges.</summary>
    public IEnumerable<(Node Node, ImmutableArray<Edge> Uses)> FanOuts => Right is null ? [] :
        from node in Right.Forward.Nodes
        where dependent.Contains(node)
        let uses = Right.UsesOf(node)
        where uses.Length > 1
        select (node, uses);

    /// <summary>The steps to a value that is asked for, where nothing is differentiated; leaves are none.</summary>
    public IEnumerable<Node> Steps => target is { Output: null, Parts: [var part] } ? Graph.Of(part).Nodes.Where(node => node.Inputs.Length > 0) : [];

    /// <summary>What a person calls the node: its name, or what is calculated there, or for what is long how its op is called.</summary>
    public string Name(Node node) => Printer.Print(node, Dialect.Text, Program.NameOf) is { Length: <= LongestName } text ? text : node.Op.Name;

    internal ImmutableArray<Node> RightParts => target.Parts;

    internal static string Plain(double value) => value.ToString("G6", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The answer that these pullbacks lead to, or null where none does (its shape may differ from the right one's).</summary>
    internal ImmutableArray<Node>? Under(params ReadOnlySpan<WrongPullback> pullbacks)
    {
        var rules = pullbacks.ToArray();
        var parts = ImmutableArray.CreateBuilder<Node>();
        foreach (var seed in target.Seeds)
        {
            if (Part(seed, rules) is not { } part)
            {
                return null;
            }

            parts.Add(part);
        }

        return parts.Count == 0 ? null : parts.ToImmutable();
    }

    Node? Part(Node seed, WrongPullback[] pullbacks)
    {
        Node? misshapen = null;
        var fits = true;
        var backward = Backward.Of(Output!, seed, (edge, upstream, right) =>
        {
            var flow = right;
            foreach (var pullback in pullbacks)
            {
                flow = pullback.Wrong(edge, upstream, flow);
            }

            if (flow is null || flow.Shape.Equals(edge.Source.Shape))
            {
                return flow;
            }

            if (flow.Shape.Count == edge.Source.Shape.Count && Target.Graded(flow.Shape).Equals(Target.Graded(edge.Source.Shape)))
            {
                return flow.Reshape(edge.Source.Shape);
            }

            // A flow of another shape is an answer only where it is the last step; further up nobody could have gone on with it.
            // The last step may be followed by others that only hand the gradient on, as an addition does.
            var last = Right!.UsesOf(edge.Source).Length == 1 && ReferenceEquals(Right.GradientOf(edge.Source), Right.GradientOf(Wrt!));
            (misshapen, fits) = (last ? flow : misshapen, fits && last);
            return Node.Fill(edge.Source.Shape, 0);
        });
        return fits ? misshapen ?? backward.GradientOf(Wrt!) : null;
    }

    /// <summary>The value that is reached where one step is another.</summary>
    internal Node With(WrongStep step)
    {
        var images = new Dictionary<Node, Node>();
        foreach (var node in Graph.Of(target.Parts[0]).Nodes)
        {
            Node[] inputs = [.. node.Inputs.Select(input => images[input])];
            images[node] = ReferenceEquals(node, step.Node) ? step.Wrong : inputs.SequenceEqual(node.Inputs) ? node : Node.Of(node.Op, inputs);
        }

        return images[target.Parts[0]];
    }

    /// <summary>The node's name where something is put before or behind it.</summary>
    internal string Operand(Node node) => Name(node) is var name && name.Contains(' ', StringComparison.Ordinal) ? $"({name})" : name;
}
