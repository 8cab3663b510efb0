using System.Collections.Immutable;

namespace BackpropTutor.Lessons.Blocks.Graphs.Layout;

/// <summary>
/// The height of each item: as near as can be to its neighbours, keeping order and distance. Within a layer that is a least-squares fit of an
/// increasing sequence, which pooling adjacent violators solves exactly.
/// </summary>
static class Heights
{
    const int Sweeps = 16;

    /// <summary>A lane holds its ground, so that long wires run straight.</summary>
    const double LaneWeight = 3;

    public static double[] Of(LayerWeb web, ImmutableArray<ImmutableArray<int>> layers, LayoutGaps gaps)
    {
        var heights = new double[web.Items.Length];
        var into = web.Segments.ToLookup(segment => segment.To);
        var outOf = web.Segments.ToLookup(segment => segment.From);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var rightward = sweep % 2 == 0;
            var both = sweep >= Sweeps / 2;
            foreach (var layer in rightward ? layers : layers.Reverse())
            {
                var wanted = layer.Select(item => Wanted(item, both || rightward, both || !rightward)).ToArray();
                Fit(web, layer, wanted, heights, gaps.BetweenRows);
            }
        }

        return heights;

        double Wanted(int item, bool left, bool right) =>
            (left ? into[item].Select(segment => heights[segment.From] - segment.Port) : [])
                .Concat(right ? outOf[item].Select(segment => heights[segment.To] + segment.Port) : [])
                .DefaultIfEmpty(heights[item]).Average();
    }

    static void Fit(LayerWeb web, ImmutableArray<int> layer, double[] wanted, double[] heights, double gap)
    {
        var offsets = new double[layer.Length];
        var pools = new Stack<(double Mean, double Weight, int Count)>();
        for (var i = 0; i < layer.Length; i++)
        {
            offsets[i] = i == 0 ? 0 : offsets[i - 1] + web.Items[layer[i - 1]].Below + gap + web.Items[layer[i]].Above;
            var pool = (Mean: wanted[i] - offsets[i], Weight: web.Items[layer[i]].IsLane ? LaneWeight : 1, Count: 1);
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
