namespace BackpropTutor.Autodiff.Numerics;

/// <summary>
/// Gaussian elimination with partial pivoting (Golub and Van Loan, Matrix Computations, §3.4), on matrices in row-major order.
/// </summary>
static class Elimination
{
    /// <summary>ln |det A| and the sign of det A; −∞ and 0 where A is singular.</summary>
    public static (double LogSize, int Sign) Determinant(ReadOnlySpan<double> matrix, int size)
    {
        var a = matrix.ToArray();
        var (logarithm, sign) = (0.0, 1);
        for (var k = 0; k < size; k++)
        {
            var pivot = PivotBelow(a, size, k);
            if (a[(pivot * size) + k] == 0)
            {
                return (double.NegativeInfinity, 0);
            }

            sign = pivot == k ? sign : -sign;
            Exchange(a, size, k, pivot);
            logarithm += Math.Log(Math.Abs(a[(k * size) + k]));
            sign = a[(k * size) + k] < 0 ? -sign : sign;
            for (var i = k + 1; i < size; i++)
            {
                Subtract(a, size, i, k, a[(i * size) + k] / a[(k * size) + k]);
            }
        }

        return (logarithm, sign);
    }

    /// <summary>A⁻¹ by Gauss and Jordan; not finite where A is singular.</summary>
    public static void Invert(ReadOnlySpan<double> matrix, int size, Span<double> inverse)
    {
        var (a, b) = (matrix.ToArray(), new double[size * size]);
        for (var i = 0; i < size; i++)
        {
            b[(i * size) + i] = 1;
        }

        for (var k = 0; k < size; k++)
        {
            var pivot = PivotBelow(a, size, k);
            Exchange(a, size, k, pivot);
            Exchange(b, size, k, pivot);
            var scale = a[(k * size) + k];
            for (var j = 0; j < size; j++)
            {
                a[(k * size) + j] /= scale;
                b[(k * size) + j] /= scale;
            }

            for (var i = 0; i < size; i++)
            {
                var factor = a[(i * size) + k];
                if (i != k && factor != 0)
                {
                    Subtract(a, size, i, k, factor);
                    Subtract(b, size, i, k, factor);
                }
            }
        }

        b.CopyTo(inverse);
    }

    static int PivotBelow(double[] a, int size, int k)
    {
        var pivot = k;
        for (var i = k + 1; i < size; i++)
        {
            pivot = Math.Abs(a[(i * size) + k]) > Math.Abs(a[(pivot * size) + k]) ? i : pivot;
        }

        return pivot;
    }

    static void Exchange(double[] a, int size, int i, int k)
    {
        for (var j = 0; j < size && i != k; j++)
        {
            (a[(i * size) + j], a[(k * size) + j]) = (a[(k * size) + j], a[(i * size) + j]);
        }
    }

    static void Subtract(double[] a, int size, int row, int from, double factor)
    {
        for (var j = 0; j < size; j++)
        {
            a[(row * size) + j] -= factor * a[(from * size) + j];
        }
    }
}
