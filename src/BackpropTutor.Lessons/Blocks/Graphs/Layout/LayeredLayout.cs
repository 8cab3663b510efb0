using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Lessons.Blocks.Graphs.Layout;

/// <summary>What a node needs of the plane: room above and below the wire through it, and left of, across and right of its box.</summary>
public sealed record LayoutNode(double Above, double Below, double Left, double Box, double Right);

/// <summary>A wire; it meets the left edge of its target's room <paramref name="Port"/> below the target's axis.</summary>
public sealed record LayoutEdge(int Source, int Target, double Port);

/// <summary>The distances that keep a picture generous.</summary>
public sealed record LayoutGaps(double BetweenRows, double BetweenColumns, double LaneHeight, double Margin)
{
    public static LayoutGaps Usual { get; } = new(20, 32, 16, 12);
}

/// <summary>Where a node came to stand: its column's room from <paramref name="Left"/> to <paramref name="Right"/>, the wire at
/// <paramref name="Axis"/>.</summary>
public sealed record PlacedNode(int Layer, int Row, double Left, double BoxCentre, double Right, double Axis);

/// <summary>A stretch of a long wire straight through a column that it only passes.</summary>
public sealed record Lane(double Left, double Right, double Y);

/// <summary>
/// A layered drawing (after Sugiyama, Tagawa and Toda, 1981): layers by longest path, long wires given a lane in each layer that they
/// cross, order by barycentres, heights by least squares under a minimum distance. The same graph always gives the same drawing.
/// </summary>
public sealed record LayeredLayout(ImmutableArray<PlacedNode> Nodes, ImmutableArray<ImmutableArray<Lane>> Lanes, double Width,
    double Height)
{
    /// <param name="nodes">In topological order.</param>
    /// <exception cref="ArgumentException">An edge goes from a later node to an earlier one.</exception>
    /// <exception cref="OperationCanceledException">Nobody waits for it any more.</exception>
    public static LayeredLayout Of(ImmutableArray<LayoutNode> nodes, ImmutableArray<LayoutEdge> edges, LayoutGaps gaps,
        WorkBudget? budget = null)
    {
        budget ??= WorkBudget.Unbounded;
        if (edges.FirstOrDefault(edge => edge.Source >= edge.Target) is { } wrong)
        {
            throw new ArgumentException($"The edge {wrong.Source} → {wrong.Target} goes back: give the nodes in topological order.",
                nameof(edges));
        }

        var web = LayerWeb.Of(nodes, edges, Layers.Of(nodes.Length, edges), gaps);
        var rows = Ordering.Of(web, budget);
        var heights = Heights.Of(web, rows, gaps, budget);
        var top = web.Items.Select((item, i) => heights[i] - item.Above).DefaultIfEmpty(0).Min() - gaps.Margin;
        var bottom = web.Items.Select((item, i) => heights[i] + item.Below).DefaultIfEmpty(0).Max() + gaps.Margin;
        var columns = Columns(web, nodes, gaps);
        return new(
            [.. nodes.Select((_, i) => Place(web.Items[i], rows, columns, heights[i] - top, i))],
            [.. edges.Select((_, e) => web.Chains[e].Select(item => LaneOf(columns[web.Items[item].Layer], heights[item] - top))
                .ToImmutableArray())],
            columns.Length == 0 ? 0 : columns[^1].Right + gaps.Margin,
            bottom - top);
    }

    static PlacedNode Place(LayerItem item, ImmutableArray<ImmutableArray<int>> rows, Column[] columns, double axis, int index) =>
        new(item.Layer, rows[item.Layer].IndexOf(index), columns[item.Layer].Left, columns[item.Layer].Centre, columns[item.Layer].Right,
            axis);

    static Lane LaneOf(Column column, double y) => new(column.Left, column.Right, y);

    /// <summary>All boxes of a layer are centred on one line, and every label has the width of the widest.</summary>
    static Column[] Columns(LayerWeb web, ImmutableArray<LayoutNode> nodes, LayoutGaps gaps)
    {
        var columns = new Column[web.LayerCount];
        var x = gaps.Margin;
        for (var layer = 0; layer < columns.Length; layer++)
        {
            var here = nodes.Where((_, i) => web.Items[i].Layer == layer).ToList();
            var (left, box, right) = (here.Max(node => node.Left), here.Max(node => node.Box), here.Max(node => node.Right));
            columns[layer] = new(x, x + left + (box / 2), x + left + box + right);
            x = columns[layer].Right + gaps.BetweenColumns;
        }

        return columns;
    }

    readonly record struct Column(double Left, double Centre, double Right);
}
