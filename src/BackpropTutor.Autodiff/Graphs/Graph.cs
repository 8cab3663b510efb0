using System.Collections.Immutable;

namespace BackpropTutor.Autodiff.Graphs;

/// <summary>
/// Everything that some outputs are computed from, inputs before consumers. A graph holds no values and never changes,
/// so that any number of runs, circuits and students share it.
/// </summary>
public sealed class Graph
{
    readonly Dictionary<Node, int> positions;
    Lowering? lowered;

    Graph(ImmutableArray<Node> nodes, ImmutableArray<Node> outputs, Dictionary<Node, int> positions)
    {
        Nodes = nodes;
        Outputs = outputs;
        this.positions = positions;
    }

    /// <summary>In topological order: no node comes before one of its inputs.</summary>
    public ImmutableArray<Node> Nodes { get; }

    public ImmutableArray<Node> Outputs { get; }

    public static Graph Of(params IEnumerable<Node> outputs)
    {
        ImmutableArray<Node> wanted = [.. outputs];
        return Ordered(wanted, static _ => false);
    }

    /// <summary>Only what lies between: <paramref name="given"/> nodes are taken as they are, whatever they were computed from.</summary>
    public static Graph Between(IEnumerable<Node> outputs, Predicate<Node> given)
    {
        ImmutableArray<Node> wanted = [.. outputs];
        return Ordered(wanted, given);
    }

    public bool Contains(Node node) => positions.ContainsKey(node);

    public int PositionOf(Node node) => positions[node];

    internal bool TryPositionOf(Node node, out int position) => positions.TryGetValue(node, out position);

    /// <summary>The steps that all evaluations share, worked out at the first; two threads that come at once work out the same.</summary>
    internal Lowering Lowered => lowered ??= Lowering.Of(this);

    /// <summary>Depth first without recursion, since a typed program may be thousands of nodes deep.</summary>
    static Graph Ordered(ImmutableArray<Node> outputs, Predicate<Node> given)
    {
        var order = ImmutableArray.CreateBuilder<Node>();
        var positions = new Dictionary<Node, int>();
        var stack = new Stack<(Node Node, int Next)>();
        foreach (var output in outputs)
        {
            Enter(output);
            while (stack.TryPop(out var top))
            {
                if (top.Next < top.Node.Inputs.Length && !given(top.Node))
                {
                    stack.Push((top.Node, top.Next + 1));
                    Enter(top.Node.Inputs[top.Next]);
                }
                else
                {
                    positions[top.Node] = order.Count;
                    order.Add(top.Node);
                }
            }
        }

        return new Graph(order.DrainToImmutable(), outputs, positions);

        void Enter(Node node)
        {
            if (positions.TryAdd(node, -1))
            {
                stack.Push((node, 0));
            }
        }
    }
}
