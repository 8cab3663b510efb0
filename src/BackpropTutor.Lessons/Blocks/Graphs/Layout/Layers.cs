using System.Collections.Immutable;

namespace BackpropTutor.Lessons.Blocks.Graphs.Layout;

/// <summary>Which layer each node stands in: one after its last input; a source just before its first consumer, so that its wire is
/// short.</summary>
static class Layers
{
    public static int[] Of(int count, ImmutableArray<LayoutEdge> edges)
    {
        var layers = new int[count];
        foreach (var edge in edges.OrderBy(edge => edge.Target))
        {
            layers[edge.Target] = Math.Max(layers[edge.Target], layers[edge.Source] + 1);
        }

        var inner = edges.Select(edge => edge.Target).ToHashSet();
        foreach (var uses in edges.GroupBy(edge => edge.Source).Where(uses => !inner.Contains(uses.Key)))
        {
            layers[uses.Key] = uses.Min(edge => layers[edge.Target]) - 1;
        }

        return layers;
    }
}

/// <summary>A node, or a place that a long wire passes.</summary>
sealed record LayerItem(int Layer, double Above, double Below, bool IsLane);

/// <summary>A piece of a wire between neighbouring layers.</summary>
readonly record struct Segment(int From, int To, double Port);

/// <summary>The graph with its long wires cut into pieces. The first items are the nodes.</summary>
sealed record LayerWeb(ImmutableArray<LayerItem> Items, ImmutableArray<Segment> Segments, ImmutableArray<ImmutableArray<int>> Chains,
    int LayerCount)
{
    /// <summary>What going over all of it once takes.</summary>
    public long Size => Items.Length + Segments.Length;

    public static LayerWeb Of(ImmutableArray<LayoutNode> nodes, ImmutableArray<LayoutEdge> edges, int[] layers, LayoutGaps gaps)
    {
        var items = nodes.Select((node, i) => new LayerItem(layers[i], node.Above, node.Below, false)).ToList();
        var segments = new List<Segment>();
        var chains = ImmutableArray.CreateBuilder<ImmutableArray<int>>();
        foreach (var edge in edges)
        {
            var chain = ImmutableArray.CreateBuilder<int>();
            var from = edge.Source;
            for (var layer = layers[edge.Source] + 1; layer < layers[edge.Target]; layer++)
            {
                items.Add(new(layer, gaps.LaneHeight / 2, gaps.LaneHeight / 2, true));
                chain.Add(items.Count - 1);
                segments.Add(new(from, items.Count - 1, 0));
                from = items.Count - 1;
            }

            segments.Add(new(from, edge.Target, edge.Port));
            chains.Add(chain.ToImmutable());
        }

        return new([.. items], [.. segments], chains.ToImmutable(), layers.DefaultIfEmpty(-1).Max() + 1);
    }
}
