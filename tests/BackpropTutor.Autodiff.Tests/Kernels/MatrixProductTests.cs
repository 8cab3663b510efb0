using BackpropTutor.Autodiff.Kernels;
using Xunit;

namespace BackpropTutor.Autodiff.Tests.Kernels;

public sealed class MatrixProductTests
{
    static readonly int[] Sizes = [1, 2, 3, 7, 8, 9, 13, 16, 17, 24, 25, 31, 40, 67];

    [Fact]
    public void EveryPathAgreesWithTheDefinitionOnOddSizesWithEitherSideTransposed()
    {
        var random = new Random(7);
        for (var i = 0; i < 1500; i++)
        {
            var (rows, inner, columns) = (Sizes[random.Next(Sizes.Length)],
                random.Next(12) == 0 ? 192 + random.Next(300) : Sizes[random.Next(Sizes.Length)], Sizes[random.Next(Sizes.Length)]);
            AssertAgree(random, rows, inner, columns, random.Next(2) == 0, random.Next(2) == 0);
        }
    }

    [Fact]
    public void EveryPathLeavesTheSameBits()
    {
        Assert.SkipUnless(System.Runtime.Intrinsics.X86.Fma.IsSupported || System.Runtime.Intrinsics.Arm.AdvSimd.IsSupported,
            "Without a fused multiply-add the paths agree to rounding only.");
        var random = new Random(8);
        foreach (var (rows, inner, columns) in new[] { (9, 400, 29), (1, 100, 30), (30, 100, 1), (8, 193, 24), (5, 5, 5) })
        {
            var (a, b) = (Draw(random, rows * inner), Draw(random, inner * columns));
            var results = Enum.GetValues<SimdPath>().Select(path => Product(a, b, rows, inner, columns, false, false, path)).ToArray();

            Assert.All(results, result => Assert.Equal(results[0], result));
        }
    }

    [Fact]
    public void AnEmptyInnerDimensionGivesZeros()
    {
        Assert.All(Enum.GetValues<SimdPath>(), path => Assert.Equal(new double[6], Product([], [], 2, 0, 3, false, false, path)));
    }

    static void AssertAgree(Random random, int rows, int inner, int columns, bool leftTransposed, bool rightTransposed)
    {
        var (a, b) = (Draw(random, rows * inner), Draw(random, inner * columns));
        foreach (var path in Enum.GetValues<SimdPath>())
        {
            var c = Product(a, b, rows, inner, columns, leftTransposed, rightTransposed, path);
            for (var i = 0; i < rows; i++)
            {
                for (var j = 0; j < columns; j++)
                {
                    var sum = 0.0;
                    for (var k = 0; k < inner; k++)
                    {
                        sum += a[leftTransposed ? (k * rows) + i : (i * inner) + k] * b[rightTransposed
                            ? (j * inner) + k : (k * columns) + j];
                    }

                    Assert.True(
                        Math.Abs(sum - c[(i * columns) + j]) <= 1e-15 * (inner + 4),
                        $"{path}: ({rows}×{inner}{(leftTransposed ? "ᵀ" : "")})({inner}×{columns}{(rightTransposed ? "ᵀ" : "")}) at {i}, "
                        + $"{j}: {c[(i * columns) + j]:R}, not {sum:R}.");
                }
            }
        }
    }

    static double[] Product(double[] a, double[] b, int rows, int inner, int columns, bool leftTransposed, bool rightTransposed,
        SimdPath path)
    {
        // Anything may stand in the result before; a NaN would show if it were read.
        var c = Enumerable.Repeat(double.NaN, rows * columns).ToArray();
        var scratch = new double[MatrixProduct.ScratchLength(rows, inner, columns, rightTransposed)];
        var left = leftTransposed ? new Operand(a, inner, rows, true) : new Operand(a, rows, inner, false);
        var right = rightTransposed ? new Operand(b, columns, inner, true) : new Operand(b, inner, columns, false);
        MatrixProduct.Multiply(left, right, c, scratch, path);
        return c;
    }

    static double[] Draw(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
}
