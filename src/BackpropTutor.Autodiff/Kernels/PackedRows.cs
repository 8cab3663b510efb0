using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BackpropTutor.Autodiff.Kernels;

/// <summary>
/// Rows of a transposed A, four after four, each four written out densely in memory of each thread's own. As they lie, one inner index is a
/// whole stored row from the next, so that every entry costs a cache line, and as many pages as there are inner indices.
/// </summary>
static class PackedRows
{
    /// <summary>So many rows are packed at a time: they stay in the second-level cache while all of B passes by.</summary>
    public const int Most = 96;

    const int Rows = 4;

    [ThreadStatic]
    static double[]? room;

    /// <param name="a">The first row's first entry.</param>
    /// <param name="aInner">From one inner index to the next; neighbouring rows are neighbours in memory.</param>
    /// <param name="count">How many inner indices, at most <see cref="MatrixProduct.InnerBlock"/>.</param>
    /// <param name="blocks">How many times four rows, at most <see cref="Most"/> rows in all.</param>
    public static RowBlocks Of(ref double a, nint aInner, int count, int blocks)
    {
        room ??= GC.AllocateUninitializedArray<double>((MatrixProduct.InnerBlock * Most) + PackedPanel.Line, pinned: true);
        ref var packed = ref PackedPanel.Aligned(room);
        for (var k = 0; k < count; k++)
        {
            ref var source = ref Unsafe.Add(ref a, k * aInner);
            ref var target = ref Unsafe.Add(ref packed, k * Rows);
            for (var block = 0; block < blocks; block++)
            {
                Vector256.LoadUnsafe(ref source).StoreUnsafe(ref target);
                source = ref Unsafe.Add(ref source, Rows);
                target = ref Unsafe.Add(ref target, Rows * count);
            }
        }

        return new(ref packed, Rows * count, 1, Rows);
    }
}
