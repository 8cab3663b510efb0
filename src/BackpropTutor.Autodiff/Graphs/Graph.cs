using System.Collections.Immutable;

namespace BackpropTutor.Autodiff.Graphs;

/// <summary>
/// Everything that some outputs are computed from, inputs before consumers. A graph holds no values and never changes,
/// so that any number of runs, circuits and students share it.
/// </summary>
public sealed class Graph
{
    readonly Dictionary<Node, int> positions;

    Graph(ImmutableArray<Node> nodes, ImmutableArray<Node> outputs)
    {
        Nodes = nodes;
        Outputs = outputs;
        positions = new Dictionary<Node, int>(nodes.Length);
        for (var i = 0; i < nodes.Length; i++)
        {
            positions.Add(nodes[i], i);
        }
    }

    /// <summary>In topological order: no node comes before one of its inputs.</summary>
    public ImmutableArray<Node> Nodes { get; }

    public ImmutableArray<Node> Outputs { get; }

    public static Graph Of(params IEnumerable<Node> outputs)
    {
        ImmutableArray<Node> wanted = [.. outputs];
        return new Graph(Ordered(wanted, static _ => false), wanted);
    }

    /// <summary>Only what lies between: <paramref name="given"/> nodes are taken as they are, whatever they were computed from.</summary>
    internal static Graph Between(IEnumerable<Node> outputs, Predicate<Node> given)
    {
        ImmutableArray<Node> wanted = [.. outputs];
        return new Graph(Ordered(wanted, given), wanted);
    }

    public bool Contains(Node node) => positions.ContainsKey(node);

    public int PositionOf(Node node) => positions[node];

    /// <summary>Depth first without recursion, since a typed program may be thousands of nodes deep.</summary>
    static ImmutableArray<Node> Ordered(ImmutableArray<Node> outputs, Predicate<Node> given)
    {
        var order = ImmutableArray.CreateBuilder<Node>();
        var entered = new HashSet<Node>();
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
                    order.Add(top.Node);
                }
            }
        }

        return order.ToImmutable();

        void Enter(Node node)
        {
            if (entered.Add(node))
            {
                stack.Push((node, 0));
            }
        }
    }
}
