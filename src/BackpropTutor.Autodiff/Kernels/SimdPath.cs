using System.Runtime.Intrinsics;

namespace BackpropTutor.Autodiff.Kernels;

/// <summary>How wide the registers are that a matrix product is computed with. Every path adds in the same order.</summary>
enum SimdPath
{
    Portable,
    Vector256,
    Vector512,
}

static class SimdPaths
{
    /// <summary>The widest path that this machine runs in hardware.</summary>
    public static SimdPath Best { get; } =
        Vector512.IsHardwareAccelerated ? SimdPath.Vector512 : Vector256.IsHardwareAccelerated ? SimdPath.Vector256 : SimdPath.Portable;
}
