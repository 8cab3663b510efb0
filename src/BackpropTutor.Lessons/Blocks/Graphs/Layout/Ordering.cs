using System.Collections.Immutable;

namespace BackpropTutor.Lessons.Blocks.Graphs.Layout;

/// <summary>
/// The order of each layer from top to bottom. It begins as a reader meets the nodes, walking back from the output along first inputs first
/// (so that a tree has no crossing and keeps the order of its formula), and then follows barycentres as long as crossings vanish.
/// </summary>
static class Ordering
{
    const int Sweeps = 12;

    public static ImmutableArray<ImmutableArray<int>> Of(LayerWeb web)
    {
        var into = web.Segments.ToLookup(segment => segment.To);
        var outOf = web.Segments.ToLookup(segment => segment.From);
        var layers = Initial(web, into);
        var best = Copy(layers);
        var fewest = Crossings(web, best);
        for (var sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            Sweep(layers, sweep % 2 == 0, into, outOf);
            if (Crossings(web, Copy(layers)) is var crossings && crossings < fewest)
            {
                (best, fewest) = (Copy(layers), crossings);
            }
        }

        return best;
    }

    internal static int Crossings(LayerWeb web, ImmutableArray<ImmutableArray<int>> layers)
    {
        var position = Positions(layers, web.Items.Length);
        var count = 0;
        foreach (var gap in web.Segments.GroupBy(segment => web.Items[segment.From].Layer))
        {
            var wires = gap.ToList();
            for (var i = 0; i < wires.Count; i++)
            {
                for (var j = i + 1; j < wires.Count; j++)
                {
                    var from = position[wires[i].From] - position[wires[j].From];
                    var to = position[wires[i].To] - position[wires[j].To];
                    to = to == 0 ? Math.Sign(wires[i].Port - wires[j].Port) : to;
                    count += from * to < 0 ? 1 : 0;
                }
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
