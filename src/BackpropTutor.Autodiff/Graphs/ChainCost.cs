namespace BackpropTutor.Autodiff.Graphs;

/// <summary>
/// Multiplications needed for a product of Jacobians J₁ J₂ … Jₖ, where Jᵢ is sizes[i−1] × sizes[i], by the order in which it is evaluated.
/// An a×b times a b×c takes a·b·c multiplications.
/// </summary>
/// <param name="LeftToRight">From the output's end, as reverse mode goes.</param>
/// <param name="RightToLeft">From the input's end, as forward mode goes.</param>
/// <param name="Best">The cheapest bracketing of all.</param>
public sealed record ChainCost(long LeftToRight, long RightToLeft, long Best)
{
    const int LongestChain = 200;

    /// <exception cref="ArgumentException">Fewer than two sizes, a negative one, or more than 200.</exception>
    public static ChainCost Of(params ReadOnlySpan<long> sizes)
    {
        if (sizes.Length is < 2 or > LongestChain || sizes.ContainsAnyInRange(long.MinValue, -1))
        {
            throw new ArgumentException($"A chain of Jacobians needs 2 to {LongestChain} sizes, none negative.", nameof(sizes));
        }

        var (left, right) = (0L, 0L);
        for (var i = 1; i + 1 < sizes.Length; i++)
        {
            left = checked(left + (sizes[0] * sizes[i] * sizes[i + 1]));
            right = checked(right + (sizes[i - 1] * sizes[i] * sizes[^1]));
        }

        return new(left, right, Cheapest(sizes));
    }

    /// <summary>The chain rule along a path of nodes, output first: its sizes are the nodes' entry counts.</summary>
    public static ChainCost Along(params IReadOnlyList<Node> path)
    {
        var sizes = new long[path.Count];
        for (var i = 0; i < sizes.Length; i++)
        {
            sizes[i] = path[i].Shape.Count;
        }

        return Of(sizes);
    }

    /// <summary>Dynamic programming over all bracketings (matrix-chain multiplication).</summary>
    static long Cheapest(ReadOnlySpan<long> sizes)
    {
        var count = sizes.Length - 1;
        var cost = new long[count, count];
        for (var length = 2; length <= count; length++)
        {
            for (var first = 0; first + length <= count; first++)
            {
                var last = first + length - 1;
                cost[first, last] = long.MaxValue;
                for (var split = first; split < last; split++)
                {
                    var here = cost[first, split] + cost[split + 1, last] + (sizes[first] * sizes[split + 1] * sizes[last + 1]);
                    cost[first, last] = Math.Min(cost[first, last], here);
                }
            }
        }

        return cost[0, count - 1];
    }
}
