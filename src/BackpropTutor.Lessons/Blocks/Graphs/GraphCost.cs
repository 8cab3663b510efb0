using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Lessons.Blocks.Graphs;

/// <summary>
/// The multiplications that the chain rule along one road of the picture takes, by the end at which one begins: from the output, as the
/// backward pass does, or from the input.
/// </summary>
/// <param name="Road">The nodes from the output to the input.</param>
public sealed record GraphCost(ImmutableArray<GraphNode> Road, ChainCost Cost)
{
    /// <summary>The road on which the order matters most; null where every order costs the same, as it does for single numbers.</summary>
    public static GraphCost? Of(GraphPicture picture) => picture.Nodes.Where(node => node.IsSource && node.Upstream is not null)
        .Select(source => Along(picture, source)).OfType<GraphCost>().MaxBy(cost => (double)cost.Cost.RightToLeft / cost.Cost.LeftToRight);

    static GraphCost? Along(GraphPicture picture, GraphNode source)
    {
        var road = new List<GraphNode> { source };
        while (picture.Uses[road[^1].Index].FirstOrDefault(edge => edge.Downstream is not null) is { } edge)
        {
            road.Add(picture.Nodes[edge.Target]);
        }

        road.Reverse();
        if (road.Count < 4 || road.Any(node => node.Value.Shape.Count > 10_000))
        {
            return null;
        }

        var cost = ChainCost.Of([.. road.Select(node => node.Value.Shape.Count)]);
        return cost.LeftToRight == cost.RightToLeft ? null : new([.. road], cost);
    }
}
