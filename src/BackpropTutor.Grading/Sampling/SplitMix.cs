namespace BackpropTutor.Grading.Sampling;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): the same numbers for the same seed on every machine and in every version of the
/// framework, which <see cref="Random"/> does not promise.
/// </summary>
struct SplitMix(ulong seed)
{
    ulong state = seed;

    /// <summary>FNV-1a of the text, so that a seed depends on an exercise's id and variant alone.</summary>
    public static ulong SeedOf(string id, int variant)
    {
        var hash = 14695981039346656037UL;
        foreach (var unit in id)
        {
            hash = (hash ^ unit) * 1099511628211UL;
        }

        return (hash ^ (uint)variant) * 1099511628211UL;
    }

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15UL;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>Uniform in [0, 1), 53 bits.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public double Between(double low, double high) => low + ((high - low) * Unit());

    public int Below(int bound) => (int)(Unit() * bound);
}
