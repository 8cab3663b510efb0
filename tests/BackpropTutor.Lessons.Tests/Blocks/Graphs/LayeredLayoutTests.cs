using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Lessons.Blocks.Graphs.Layout;

namespace BackpropTutor.Lessons.Tests.Blocks.Graphs;

public sealed class LayeredLayoutTests
{
    public static TheoryData<int, int> Graphs
    {
        get
        {
            var graphs = new TheoryData<int, int>();
            foreach (var count in (int[])[3, 7, 15, 30, 60])
            {
                for (var seed = 1; seed <= 4; seed++)
                {
                    graphs.Add(count, seed);
                }
            }

            return graphs;
        }
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void NothingOverlaps(int count, int seed)
    {
        var (nodes, edges) = Random(count, seed);
        var layout = LayeredLayout.Of(nodes, edges, LayoutGaps.Usual);
        var rooms = layout.Nodes.Select((place, i) => (place.Left, place.Right, Top: place.Axis - nodes[i].Above,
            Bottom: place.Axis + nodes[i].Below))
            .Concat(layout.Lanes.SelectMany(lanes => lanes.Select(lane => (lane.Left, lane.Right, Top: lane.Y - 1, Bottom: lane.Y + 1))))
            .ToList();

        for (var i = 0; i < rooms.Count; i++)
        {
            Assert.InRange(rooms[i].Top, 0, layout.Height);
            Assert.InRange(rooms[i].Bottom, 0, layout.Height);
            Assert.InRange(rooms[i].Right, 0, layout.Width);
            for (var j = i + 1; j < rooms.Count; j++)
            {
                Assert.True(
                    rooms[i].Right < rooms[j].Left || rooms[j].Right < rooms[i].Left || rooms[i].Bottom < rooms[j].Top
                        || rooms[j].Bottom < rooms[i].Top,
                    $"{rooms[i]} and {rooms[j]} overlap (seed {seed}).");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void EveryWireRunsFromLeftToRight(int count, int seed)
    {
        var (nodes, edges) = Random(count, seed);
        var layout = LayeredLayout.Of(nodes, edges, LayoutGaps.Usual);
        foreach (var (edge, lanes) in edges.Zip(layout.Lanes))
        {
            var x = layout.Nodes[edge.Source].Right;
            foreach (var lane in lanes)
            {
                Assert.True(x < lane.Left, $"A wire turns back (seed {seed}).");
                x = lane.Right;
            }

            Assert.True(x < layout.Nodes[edge.Target].Left, $"A wire turns back (seed {seed}).");
        }
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void TheSameGraphGivesTheSameDrawing(int count, int seed)
    {
        var (nodes, edges) = Random(count, seed);
        var (first, second) = (LayeredLayout.Of(nodes, edges, LayoutGaps.Usual), LayeredLayout.Of(nodes, edges, LayoutGaps.Usual));

        Assert.Equal(first.Nodes, second.Nodes);
        Assert.Equal(first.Lanes.SelectMany(lanes => lanes), second.Lanes.SelectMany(lanes => lanes));
    }

    [Fact]
    public void ATreeHasNoCrossingAndKeepsTheOrderOfItsFormula()
    {
        // (a + b)(c + d), the leaves given in an order that would cross.
        var nodes = Enumerable.Repeat(new LayoutNode(20, 20, 10, 40, 30), 7).ToImmutableArray();
        var layout = LayeredLayout.Of(nodes, [new(2, 4, -8), new(1, 4, 8), new(3, 5, -8), new(0, 5, 8), new(4, 6, -8), new(5, 6, 8)],
            LayoutGaps.Usual);

        Assert.Equal([2, 1, 3, 0], new[] { 0, 1, 2, 3 }.OrderBy(node => layout.Nodes[node].Axis));
    }

    [Fact]
    public void ASourceStandsJustBeforeItsFirstConsumer()
    {
        var nodes = Enumerable.Repeat(new LayoutNode(20, 20, 10, 40, 30), 4).ToImmutableArray();
        var layout = LayeredLayout.Of(nodes, [new(0, 1, 0), new(1, 3, -8), new(2, 3, 8)], LayoutGaps.Usual);

        Assert.Equal([0, 1, 1, 2], layout.Nodes.Select(node => node.Layer));
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void CrossingsAreCountedAsTwoWiresAtATimeWouldBe(int count, int seed)
    {
        var (nodes, edges) = Random(count, seed);
        var web = LayerWeb.Of(nodes, edges, Layers.Of(count, edges), LayoutGaps.Usual);
        var rows = Enumerable.Range(0, web.LayerCount)
            .Select(layer => Enumerable.Range(0, web.Items.Length).Where(item => web.Items[item].Layer == layer).ToImmutableArray())
            .ToImmutableArray();
        var place = rows.SelectMany(row => row.Index()).ToDictionary(pair => pair.Item, pair => pair.Index);
        var crossings =
            from one in web.Segments
            from other in web.Segments
            where web.Items[one.From].Layer == web.Items[other.From].Layer && place[one.From] < place[other.From]
            let down = place[one.To] - place[other.To]
            where down > 0 || (down == 0 && one.Port > other.Port)
            select one;

        Assert.Equal(crossings.Count(), Ordering.Crossings(web, rows));
    }

    [Fact]
    public void NobodyIsDrawnForWhoHasLeft()
    {
        var (nodes, edges) = Random(30, 1);
        using var left = new CancellationTokenSource();
        left.Cancel();
        var budget = new WorkBudget(long.MaxValue, left: left.Token);

        Assert.Throws<OperationCanceledException>(() => LayeredLayout.Of(nodes, edges, LayoutGaps.Usual, budget));
    }

    [Fact]
    public void AnEdgeThatGoesBackIsRefused() => Assert.Throws<ArgumentException>(() => LayeredLayout.Of(
        [new(1, 1, 1, 1, 1), new(1, 1, 1, 1, 1)], [new(1, 0, 0)], LayoutGaps.Usual));

    static (ImmutableArray<LayoutNode> Nodes, ImmutableArray<LayoutEdge> Edges) Random(int count, int seed)
    {
        var random = new Random(seed);
        var nodes = Enumerable.Range(0, count)
            .Select(_ => new LayoutNode(random.Next(15, 60), random.Next(15, 60), random.Next(0, 90), random.Next(30, 90),
                random.Next(20, 120)))
            .ToImmutableArray();
        var edges = Enumerable.Range(1, count - 1)
            .SelectMany(target => Enumerable.Range(0, random.Next(1, 4))
                .Select(port => new LayoutEdge(random.Next(0, target), target, (port - 1) * 9)));
        return (nodes, [.. edges]);
    }
}
