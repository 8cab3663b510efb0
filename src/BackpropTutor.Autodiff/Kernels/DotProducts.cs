using System.Runtime.Intrinsics;

namespace BackpropTutor.Autodiff.Kernels;

/// <summary>
/// A matrix times a vector as dot products of its rows. A dot product is summed in sixteen lanes (entry k in lane k mod 16) which are then
/// added pairwise, on every path, so that the width of the registers does not show in the result.
/// </summary>
static class DotProducts
{
    const int Lanes = 16;

    public static void OfRows(ReadOnlySpan<double> matrix, int columns, ReadOnlySpan<double> vector, Span<double> result, SimdPath path)
    {
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = Of(matrix.Slice(i * columns, columns), vector, path);
        }
    }

    public static double Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y, SimdPath path)
    {
        if (x.Length < Lanes)
        {
            var sum = 0.0;
            for (var k = 0; k < x.Length; k++)
            {
                sum = double.MultiplyAddEstimate(x[k], y[k], sum);
            }

            return sum;
        }

        Span<double> lanes = stackalloc double[Lanes];
        var whole = x.Length / Lanes * Lanes;
        switch (path)
        {
            case SimdPath.Vector512:
                Sum512(x[..whole], y, lanes);
                break;
            case SimdPath.Vector256:
                Sum256(x[..whole], y, lanes);
                break;
            default:
                Add(x[..whole], y, lanes);
                break;
        }

        Add(x[whole..], y[whole..], lanes);
        for (var half = Lanes / 2; half > 0; half /= 2)
        {
            for (var i = 0; i < half; i++)
            {
                lanes[i] += lanes[i + half];
            }
        }

        return lanes[0];
    }

    static void Add(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> lanes)
    {
        for (var k = 0; k < x.Length; k++)
        {
            lanes[k % Lanes] = double.MultiplyAddEstimate(x[k], y[k], lanes[k % Lanes]);
        }
    }

    static void Sum512(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> lanes)
    {
        var (low, high) = (Vector512<double>.Zero, Vector512<double>.Zero);
        for (var k = 0; k < x.Length; k += Lanes)
        {
            low = Vector512.MultiplyAddEstimate(Vector512.Create(x[k..]), Vector512.Create(y[k..]), low);
            high = Vector512.MultiplyAddEstimate(Vector512.Create(x[(k + 8)..]), Vector512.Create(y[(k + 8)..]), high);
        }

        low.CopyTo(lanes);
        high.CopyTo(lanes[8..]);
    }

    static void Sum256(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> lanes)
    {
        var (s0, s1, s2, s3) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        for (var k = 0; k < x.Length; k += Lanes)
        {
            s0 = Vector256.MultiplyAddEstimate(Vector256.Create(x[k..]), Vector256.Create(y[k..]), s0);
            s1 = Vector256.MultiplyAddEstimate(Vector256.Create(x[(k + 4)..]), Vector256.Create(y[(k + 4)..]), s1);
            s2 = Vector256.MultiplyAddEstimate(Vector256.Create(x[(k + 8)..]), Vector256.Create(y[(k + 8)..]), s2);
            s3 = Vector256.MultiplyAddEstimate(Vector256.Create(x[(k + 12)..]), Vector256.Create(y[(k + 12)..]), s3);
        }

        s0.CopyTo(lanes);
        s1.CopyTo(lanes[4..]);
        s2.CopyTo(lanes[8..]);
        s3.CopyTo(lanes[12..]);
    }
}
