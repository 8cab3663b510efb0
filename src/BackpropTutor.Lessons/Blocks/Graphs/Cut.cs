using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Lessons.Blocks.Graphs;

/// <summary>
/// One box taken out of its graph: what it computes, over fresh variables in place of the boxes before it. Differentiating this alone gives
/// the box's local gradients.
/// </summary>
/// <param name="Originals">The nodes that the fresh variables stand for.</param>
sealed record Cut(Node Body, ImmutableArray<Node> Inputs, ImmutableArray<int> Sources, ImmutableArray<Node> Originals)
{
    /// <summary>A number that stands in the program is part of the gate that uses it, not a gate.</summary>
    public static bool IsFolded(Node node) => node.Op is Fill or Constant && node.Uniform is not null;

    public static Cut Of(Node node, IReadOnlyDictionary<Node, int> boxes, Grain grain) =>
        grain == Grain.Gates ? OfGate(node, boxes) : OfDefinition(node, boxes);

    /// <summary>A gate has a wire for each use, so that x × x has two.</summary>
    static Cut OfGate(Node node, IReadOnlyDictionary<Node, int> boxes)
    {
        Node[] inputs = [.. node.Inputs.Select((input, i) => boxes.ContainsKey(input) ? Fresh(input, i) : input)];
        var wired = Enumerable.Range(0, inputs.Length).Where(i => boxes.ContainsKey(node.Inputs[i])).ToImmutableArray();
        return new(Node.Of(node.Op, inputs), [.. wired.Select(i => inputs[i])], [.. wired.Select(i => boxes[node.Inputs[i]])],
            [.. wired.Select(i => node.Inputs[i])]);
    }

    /// <summary>A definition has one wire for each name in it, however often it stands there.</summary>
    public static Cut OfDefinition(Node node, IReadOnlyDictionary<Node, int> boxes)
    {
        var copies = new Dictionary<Node, Node>();
        var (inputs, sources, originals) = (ImmutableArray.CreateBuilder<Node>(), ImmutableArray.CreateBuilder<int>(),
            ImmutableArray.CreateBuilder<Node>());
        var within = Within(node, boxes);
        foreach (var step in Graph.Of(node).Nodes.Where(within.Contains))
        {
            if (boxes.TryGetValue(step, out var box) && !ReferenceEquals(step, node))
            {
                copies[step] = Fresh(step, inputs.Count);
                inputs.Add(copies[step]);
                sources.Add(box);
                originals.Add(step);
            }
            else
            {
                copies[step] = Node.Of(step.Op, [.. step.Inputs.Select(input => copies[input])]);
            }
        }

        return new(copies[node], inputs.ToImmutable(), sources.ToImmutable(), originals.ToImmutable());
    }

    static HashSet<Node> Within(Node node, IReadOnlyDictionary<Node, int> boxes)
    {
        var within = new HashSet<Node> { node };
        var waiting = new Stack<Node>([node]);
        while (waiting.TryPop(out var step))
        {
            foreach (var input in step.Inputs.Where(within.Add))
            {
                if (!boxes.ContainsKey(input))
                {
                    waiting.Push(input);
                }
            }
        }

        return within;
    }

    /// <summary>No typed name has a space in it, so none can clash.</summary>
    static Node Fresh(Node input, int position) => Node.Variable($"input {position}", input.Shape);
}
