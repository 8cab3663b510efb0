using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BackpropTutor.Autodiff.Kernels;

/// <summary>The last columns of B, fewer than a register holds, copied with zeros beside them so that no load passes the end.</summary>
static class Edges
{
    public static void Copy(ref double b, nint bRow, int rows, int width, Span<double> target, int lanes)
    {
        target = target[..(rows * lanes)];
        target.Clear();
        for (var k = 0; k < rows; k++)
        {
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref b, k * bRow), width).CopyTo(target.Slice(k * lanes, width));
        }
    }
}
