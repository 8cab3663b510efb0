using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>Which entries an index picks: for each axis a position (counted from 0, negative from the end) or null for all; axes not named
/// are taken whole.</summary>
static class Selection
{
    public static Inferred Shaped(ImmutableArray<int?> positions, Shape source)
    {
        if (positions.Length > source.Rank)
        {
            return new Bilingual(
                $"A {source} has {source.Rank} axes, but {positions.Length} indices are given.",
                $"{source}의 축은 {source.Rank}개인데 인덱스가 {positions.Length}개 주어졌어요.");
        }

        var kept = new List<int>();
        for (var axis = 0; axis < source.Rank; axis++)
        {
            if ((axis < positions.Length ? positions[axis] : null) is not { } position)
            {
                kept.Add(source[axis]);
            }
            else if (Resolve(position, source[axis]) is null)
            {
                return new Bilingual(
                    $"Index {position} is outside: this axis of a {source} has {source[axis]} entries, 0 to {source[axis] - 1} when "
                    + $"counted from zero.",
                    $"인덱스 {position}이(가) 범위를 벗어나요. {source}의 이 축에는 원소가 {source[axis]}개 있고, 0부터 세면 {source[axis] - 1}까지예요.");
            }
        }

        return Shape.Of([.. kept]);
    }

    /// <summary>The offsets of the picked entries in the source, in row-major order.</summary>
    public static int[] Offsets(ImmutableArray<int?> positions, Shape source)
    {
        int[] offsets = [0];
        var stride = 1;
        for (var axis = source.Rank - 1; axis >= 0; axis--)
        {
            offsets = (axis < positions.Length ? positions[axis] : null) is { } position
                ? [.. offsets.Select(offset => offset + (Resolve(position, source[axis])!.Value * stride))]
                : [.. Enumerable.Range(0, source[axis]).SelectMany(step => offsets.Select(offset => offset + (step * stride)))];
            stride *= source[axis];
        }

        return offsets;
    }

    static int? Resolve(int position, int length)
    {
        var resolved = position < 0 ? position + length : position;
        return resolved >= 0 && resolved < length ? resolved : null;
    }
}
