using System.Collections.Immutable;
using BackpropTutor.Grading.Sampling;

namespace BackpropTutor.Grading.Keys;

/// <summary>A fingerprint of points, by which a grade that is made again is known to be made at the same ones.</summary>
static class PointDigest
{
    /// <summary>FNV-1a over the bits of every number of every point, variables in the order of their names.</summary>
    public static ulong Of(ImmutableArray<SamplePoint> points)
    {
        var hash = 14695981039346656037UL;
        foreach (var point in points)
        {
            foreach (var (_, value) in point.Variables.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                foreach (var number in value.Values)
                {
                    hash = (hash ^ BitConverter.DoubleToUInt64Bits(number)) * 1099511628211UL;
                }
            }
        }

        return hash;
    }
}
