using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Autodiff.Tests.Support;
using Xunit;

namespace BackpropTutor.Autodiff.Tests.Ops;

/// <summary>Arguments of ±1000, where a formula written naively overflows, and tiny ones, where it loses its digits.</summary>
public sealed class ExtremeTests
{
    public static TheoryData<Elementwise, double, double, double> Exact => new()
    {
        { new Sigmoid(), -1000, 0, 0 }, { new Sigmoid(), 1000, 1, 0 }, { new Sigmoid(), -700, Math.Exp(-700), Math.Exp(-700) },
        { new LogSigmoid(), -1000, -1000, 1 }, { new LogSigmoid(), 1000, 0, 0 }, { new LogSigmoid(), 40, -Math.Exp(-40), Math.Exp(-40) },
        { new Softplus(), -1000, 0, 0 }, { new Softplus(), 1000, 1000, 1 }, { new Softplus(), -40, Math.Exp(-40), Math.Exp(-40) },
        { new Tanh(), -1000, -1, 0 }, { new Tanh(), 1000, 1, 0 }, { new Silu(), -1000, 0, 0 }, { new Silu(), 1000, 1000, 1 },
        { new Gelu(), -1000, 0, 0 }, { new Gelu(), 1000, 1000, 1 }, { new Elu(1), -1000, -1, 0 }, { new Elu(1), 1000, 1000, 1 },
        { new Elu(1), -1e-10, -1e-10 + 0.5e-20, 1 - 1e-10 }, { new HardTanh(), -1000, -1, 0 }, { new Relu(), -1000, 0, 0 },
            { new LeakyRelu(0.01), -1000, -10, 0.01 },
    };

    [Theory]
    [MemberData(nameof(Exact))]
    public void ValueAndSlopeAreExact(Elementwise op, double x, double value, double slope)
    {
        var subject = new OpUnderTest(op, Tensor.Scalar(x));

        Assert.True(Relative(value, subject.Value().Number), $"{op} at {x} should be {value:R} and is {subject.Value().Number:R}.");
        Assert.True(Relative(slope, subject.ByPullback(0)[0, 0]),
            $"{op}' at {x} should be {slope:R} and is {subject.ByPullback(0)[0, 0]:R}.");
    }

    /// <summary>Where a slope runs out towards 0 it keeps its digits, on both sides: nothing is subtracted from a value that rounds to
    /// 1.</summary>
    public static TheoryData<Elementwise, double, double> Tails => new()
    {
        { new Sigmoid(), 40, Math.Exp(-40) }, { new Sigmoid(), -40, Math.Exp(-40) }, { new Sigmoid(), 700, Math.Exp(-700) },
            { new Sigmoid(), 0, 0.25 },
        { new Tanh(), 20, 4 * Math.Exp(-40) }, { new Tanh(), -20, 4 * Math.Exp(-40) }, { new Tanh(), 300, 4 * Math.Exp(-600) },
            { new Tanh(), 1e-9, 1 },
        { new Softplus(), -700, Math.Exp(-700) }, { new LogSigmoid(), 700, Math.Exp(-700) }, { new Silu(), -40, -39 * Math.Exp(-40) },
            { new Silu(), -700, -699 * Math.Exp(-700) },
        { new Elu(1), -700, Math.Exp(-700) }, { new LogisticDensity(), -40, Math.Exp(-40) }, { new LogisticDensity(), 40, -Math.Exp(-40) },
            { new LogisticDensity(), 700, -Math.Exp(-700) },

        // Φ(−10) − 10 φ(10), from tables.
        { new Gelu(), -10, 7.619853024160525e-24 - 7.694598626706419e-22 },
    };

    [Theory]
    [MemberData(nameof(Tails))]
    public void ATailOfASlopeKeepsItsDigits(Elementwise op, double x, double slope)
    {
        var found = new OpUnderTest(op, Tensor.Scalar(x)).ByPullback(0)[0, 0];

        Assert.True(Math.Abs(slope - found) <= 1e-11 * Math.Abs(slope), $"{op}' at {x} should be {slope:R} and is {found:R}.");
    }

    /// <summary>Rows of numbers take another way than single ones, and must come to the same.</summary>
    [Fact]
    public void AVectorOfSlopesHasTheDigitsOfEach()
    {
        var values = new OpUnderTest(new LogisticDensity(), Tensor.Vector(-700, -40, -1, 0, 2, 40, 700, 1000)).Value().Values.ToArray();

        Assert.Equal(new[] { -700.0, -40, -1, 0, 2, 40, 700, 1000 }.Select(new LogisticDensity().Value), values, (a, b) => Relative(a, b));
    }

    [Fact]
    public void SoftmaxAndItsLogarithmNeitherOverflowNorVanish()
    {
        var x = Tensor.Vector(1000, -1000, 999);
        var p = 1 / (1 + Math.Exp(-1));

        Near.Equal([p, 0, 1 - p], new OpUnderTest(new Softmax(null), x).Value().Values, 1e-15, "softmax");
        Near.Equal([Math.Log(p), -2000 + Math.Log(p), Math.Log(1 - p)], new OpUnderTest(new LogSoftmax(null), x).Value().Values, 1e-15,
            "log softmax");
        Assert.Equal(1000 - Math.Log(p), new OpUnderTest(new LogSumExp(null, false), x).Value().Number, 1e-12);
        Near.Equal(new[,] { { p, 0, 1 - p } }, new OpUnderTest(new LogSumExp(null, false), x).ByPullback(0), 1e-15,
            "gradient of logsumexp");
    }

    [Fact]
    public void ADominatedEntryKeepsItsDigitsInLogSoftmax() =>
        Assert.True(Relative(-Math.Exp(-40), new OpUnderTest(new LogSoftmax(null), Tensor.Vector(40, 0)).Value()[0]));

    [Theory]
    [InlineData(1e200)]
    [InlineData(1e-200)]
    public void TheNormNeitherOverflowsNorVanishes(double scale)
    {
        var subject = new OpUnderTest(new Norm(), Tensor.Vector(3 * scale, -4 * scale));

        Assert.True(Relative(5 * scale, subject.Value().Number));
        Near.Equal(new[,] { { 0.6, -0.8 } }, subject.ByPullback(0), 1e-15, "x/‖x‖");
    }

    /// <summary>Φ from tables of the normal distribution with 15 digits (NIST DLMF §7).</summary>
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.841344746068543)]
    [InlineData(-1, 0.158655253931457)]
    [InlineData(-3, 0.00134989803163009)]
    [InlineData(-6, 9.86587645037698e-10)]
    [InlineData(3, 0.99865010196837)]
    public void TheNormalDistributionFunctionHasItsDigits(double x, double expected) =>
        Assert.Equal(1, new NormalCdf().Value(x) / expected, 1e-13);

    [Fact]
    public void EveryReductionOfAnExtremeTensorIsFinite()
    {
        foreach (var op in new Op[] { new Sum(null, false), new Mean(0, false), new Max(1, false), new Min(null, false),
            new LogSumExp(0, true) })
        {
            var subject = new OpUnderTest(op, Tensor.Matrix(new double[,] { { 1000, -1000 }, { 999, -999 } }));

            Assert.All(subject.Value().Values.ToArray(), value => Assert.True(double.IsFinite(value), op.ToString()));
            Assert.All(subject.ByPullback(0).Cast<double>(), value => Assert.True(double.IsFinite(value), op.ToString()));
        }
    }

    static bool Relative(double expected, double actual) => expected == actual || Math.Abs(expected - actual) <= 1e-14 * Math.Abs(expected);
}
