using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BackpropTutor.Autodiff.Kernels;

/// <summary>
/// The last columns of B, fewer than a register holds, in memory of each thread's own: with zeros beside them, so that no load passes
/// the end of B. Whole panels are not copied: with three registers a row the loads keep up, and the copy was dearer than it gained.
/// </summary>
static class PackedPanel
{
    const int LineBytes = 64;
    const int MostLanes = 8;

    [ThreadStatic]
    static double[]? room;

    /// <param name="b">The panel's first entry in B.</param>
    /// <param name="width">How many columns B has there.</param>
    /// <param name="padded">How many columns the copy has.</param>
    public static ref double Of(ref double b, nint bRow, int rows, int width, int padded)
    {
        room ??= GC.AllocateUninitializedArray<double>((MatrixProduct.InnerBlock * MostLanes) + (LineBytes / sizeof(double)), pinned: true);
        var start = (int)((LineBytes - (Marshal.UnsafeAddrOfPinnedArrayElement(room, 0) & (LineBytes - 1))) & (LineBytes - 1)) / sizeof(double);
        var target = room.AsSpan(start, rows * padded);
        for (var k = 0; k < rows; k++)
        {
            var row = target.Slice(k * padded, padded);
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref b, k * bRow), width).CopyTo(row);
            row[width..].Clear();
        }

        return ref MemoryMarshal.GetReference(target);
    }
}
