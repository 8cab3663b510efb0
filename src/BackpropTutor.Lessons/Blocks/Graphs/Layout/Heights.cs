using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Lessons.Blocks.Graphs.Layout;

/// <summary>
/// The height of each item: as near as can be to its neighbours, keeping order and distance. Within a layer that is a least-squares fit of
/// an increasing sequence, which pooling adjacent violators solves exactly.
/// </summary>
static class Heights
{
    const int Sweeps = 200;

    public static double[] Of(LayerWeb web, ImmutableArray<ImmutableArray<int>> layers, LayoutGaps gaps, WorkBudget budget)
    {
        var heights = new double[web.Items.Length];
        var into = web.Segments.ToLookup(segment => segment.To);
        var outOf = web.Segments.ToLookup(segment => segment.From);
        var joins = into.Where(wires => wires.Skip(1).Any()).Select(wires => wires.Key).ToHashSet();
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            budget.Spend(web.Size);
            var rightward = sweep % 2 == 0;
            var both = sweep >= Sweeps / 8;
            foreach (var layer in rightward ? layers : layers.Reverse())
            {
                var wanted = layer.Select(item => Wanted(item, both || rightward, both || !rightward)).ToArray();
                Fit(web, layer, wanted, heights, gaps.BetweenRows);
            }
        }

        return heights;

        (double Height, double Weight) Wanted(int item, bool left, bool right)
        {
            var (sum, weight) = (0.0, 0.0);
            foreach (var segment in left ? into[item] : [])
            {
                Pull(heights[segment.From] - segment.Port, Stiffness(segment));
            }

            foreach (var segment in right ? outOf[item] : [])
            {
                Pull(heights[segment.To] + segment.Port, Stiffness(segment));
            }

            return weight == 0 ? (heights[item], 0.1) : (sum / weight, weight);

            void Pull(double height, double stiffness) => (sum, weight) = (sum + (height * stiffness), weight + stiffness);
        }

        // A wire should leave its source straight and bend once, at the end, where it meets others.
        double Stiffness(Segment segment) =>
            web.Items[segment.To].IsLane ? web.Items[segment.From].IsLane ? 60 : 20
            : joins.Contains(segment.To) ? 1 : 20;
    }

    static void Fit(LayerWeb web, ImmutableArray<int> layer, (double Height, double Weight)[] wanted, double[] heights, double gap)
    {
        var offsets = new double[layer.Length];
        var pools = new Stack<(double Mean, double Weight, int Count)>();
        for (var i = 0; i < layer.Length; i++)
        {
            offsets[i] = i == 0 ? 0 : offsets[i - 1] + web.Items[layer[i - 1]].Below + gap + web.Items[layer[i]].Above;
            var pool = (Mean: wanted[i].Height - offsets[i], wanted[i].Weight, Count: 1);
            while (pools.TryPeek(out var before) && before.Mean > pool.Mean)
            {
                pools.Pop();
                var weight = before.Weight + pool.Weight;
                pool = (((before.Mean * before.Weight) + (pool.Mean * pool.Weight)) / weight, weight, before.Count + pool.Count);
            }

            pools.Push(pool);
        }

        var position = 0;
        foreach (var pool in pools.Reverse())
        {
            for (var i = 0; i < pool.Count; i++, position++)
            {
                heights[layer[position]] = pool.Mean + offsets[position];
            }
        }
    }
}
