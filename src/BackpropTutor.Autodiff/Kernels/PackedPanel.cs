using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BackpropTutor.Autodiff.Kernels;

/// <summary>
/// The last columns of B, fewer than a register holds, in memory of each thread's own: with zeros beside them, so that no load passes
/// the end of B. Whole panels are not copied: with three registers a row the loads keep up, and the copy was dearer than it gained.
/// </summary>
static class PackedPanel
{
    /// <summary>Doubles in a cache line.</summary>
    public const int Line = 8;

    const int MostLanes = 8;

    [ThreadStatic]
    static double[]? room;

    /// <param name="b">The panel's first entry in B.</param>
    /// <param name="width">How many columns B has there.</param>
    /// <param name="padded">How many columns the copy has.</param>
    public static ref double Of(ref double b, nint bRow, int rows, int width, int padded)
    {
        room ??= GC.AllocateUninitializedArray<double>((MatrixProduct.InnerBlock * MostLanes) + Line, pinned: true);
        ref var start = ref Aligned(room);
        var target = MemoryMarshal.CreateSpan(ref start, rows * padded);
        for (var k = 0; k < rows; k++)
        {
            var row = target.Slice(k * padded, padded);
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref b, k * bRow), width).CopyTo(row);
            row[width..].Clear();
        }

        return ref start;
    }

    /// <summary>The first entry of a pinned array that begins a cache line.</summary>
    public static ref double Aligned(double[] pinned)
    {
        var past = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0) / sizeof(double)) & (Line - 1);
        return ref pinned[(Line - past) & (Line - 1)];
    }
}
