namespace BackpropTutor.Lessons.Blocks.Graphs.Layout;

/// <summary>Counts ranks as they come, and how many of them lie above another, each in a logarithm of their number (after Fenwick,
/// 1994).</summary>
sealed class Tally(int ranks)
{
    readonly int[] sums = new int[ranks + 1];
    int all;

    /// <param name="rank">From 0.</param>
    public void Add(int rank)
    {
        all++;
        for (var i = rank + 1; i < sums.Length; i += i & -i)
        {
            sums[i]++;
        }
    }

    /// <summary>How many came that are greater.</summary>
    public int Above(int rank)
    {
        var upTo = 0;
        for (var i = rank + 1; i > 0; i -= i & -i)
        {
            upTo += sums[i];
        }

        return all - upTo;
    }
}
