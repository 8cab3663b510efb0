using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BackpropTutor.Autodiff.Kernels;

/// <summary>The last columns of C, fewer than a register holds, kept aside in full registers while they are computed.</summary>
static class Corner
{
    public static void Fetch(ref double c, nint cRow, int width, Span<double> corner, int lanes)
    {
        for (var i = 0; i * lanes < corner.Length; i++)
        {
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref c, i * cRow), width).CopyTo(corner[(i * lanes)..]);
        }
    }

    public static void Return(Span<double> corner, int lanes, ref double c, nint cRow, int width)
    {
        for (var i = 0; i * lanes < corner.Length; i++)
        {
            corner.Slice(i * lanes, width).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref c, i * cRow), width));
        }
    }
}
