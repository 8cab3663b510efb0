using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Lessons.Blocks.Graphs.Layout;

/// <summary>
/// The order of each layer from top to bottom. It begins as a reader meets the nodes, walking back from the output along first inputs first
/// (so that a tree has no crossing and keeps the order of its formula), and then follows barycentres as long as crossings vanish.
/// </summary>
static class Ordering
{
    const int Sweeps = 12;

    public static ImmutableArray<ImmutableArray<int>> Of(LayerWeb web, WorkBudget budget)
    {
        var into = web.Segments.ToLookup(segment => segment.To);
        var outOf = web.Segments.ToLookup(segment => segment.From);
        var layers = Initial(web, into);
        var best = Copy(layers);
        var fewest = Crossings(web, best);
        for (var sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            budget.Spend(web.Size);
            Sweep(layers, sweep % 2 == 0, into, outOf);
            if (Crossings(web, Copy(layers)) is var crossings && crossings < fewest)
            {
                (best, fewest) = (Copy(layers), crossings);
            }
        }

        return best;
    }

    /// <summary>Of wires in order of where they begin, those pairs that end in the other order: counted in n log n, for a dense layer has
    /// many.</summary>
    internal static int Crossings(LayerWeb web, ImmutableArray<ImmutableArray<int>> layers)
    {
        var position = Positions(layers, web.Items.Length);
        var count = 0;
        foreach (var gap in web.Segments.GroupBy(segment => web.Items[segment.From].Layer))
        {
            var ends = gap.Select(wire => (From: position[wire.From], To: position[wire.To], wire.Port)).ToArray();
            var ranks = ends.Select(wire => (wire.To, wire.Port)).Distinct().Order().Index()
                .ToDictionary(pair => pair.Item, pair => pair.Index);
            var met = new Tally(ranks.Count);
            foreach (var wire in ends.OrderBy(wire => wire.From).ThenBy(wire => wire.To).ThenBy(wire => wire.Port))
            {
                count += met.Above(ranks[(wire.To, wire.Port)]);
                met.Add(ranks[(wire.To, wire.Port)]);
            }
        }

        return count;
    }

    static List<int>[] Initial(LayerWeb web, ILookup<int, Segment> into)
    {
        var layers = Enumerable.Range(0, web.LayerCount).Select(_ => new List<int>()).ToArray();
        var seen = new HashSet<int>();
        for (var start = web.Items.Length - 1; start >= 0; start--)
        {
            if (!web.Items[start].IsLane)
            {
                Visit(start);
            }
        }

        return layers;

        void Visit(int first)
        {
            var waiting = new Stack<int>([first]);
            while (waiting.TryPop(out var item))
            {
                if (!seen.Add(item))
                {
                    continue;
                }

                layers[web.Items[item].Layer].Add(item);
                foreach (var segment in into[item].Reverse())
                {
                    waiting.Push(segment.From);
                }
            }
        }
    }

    static void Sweep(List<int>[] layers, bool rightward, ILookup<int, Segment> into, ILookup<int, Segment> outOf)
    {
        var order = Enumerable.Range(0, layers.Length);
        foreach (var layer in rightward ? order.Skip(1) : order.Reverse().Skip(1))
        {
            var neighbours = layers[layer + (rightward ? -1 : 1)];
            var position = neighbours.Select((item, i) => (item, i)).ToDictionary(pair => pair.item, pair => (double)pair.i);
            var current = layers[layer];
            var wanted = current.Select((item, i) => (item, at: Barycentre(item, i))).OrderBy(pair => pair.at).Select(pair => pair.item)
                .ToList();
            layers[layer] = wanted;

            double Barycentre(int item, int here)
            {
                var near = rightward
                    ? into[item].Select(segment => position[segment.From])
                    : outOf[item].Select(segment => position[segment.To] + (0.001 * segment.Port));
                return near.DefaultIfEmpty(here).Average();
            }
        }
    }

    static int[] Positions(ImmutableArray<ImmutableArray<int>> layers, int count)
    {
        var position = new int[count];
        foreach (var layer in layers)
        {
            for (var i = 0; i < layer.Length; i++)
            {
                position[layer[i]] = i;
            }
        }

        return position;
    }

    static ImmutableArray<ImmutableArray<int>> Copy(List<int>[] layers) => [.. layers.Select(layer => layer.ToImmutableArray())];
}
