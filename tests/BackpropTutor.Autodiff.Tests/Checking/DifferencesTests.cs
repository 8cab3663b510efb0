using BackpropTutor.Autodiff.Checking;
using Xunit;

namespace BackpropTutor.Autodiff.Tests.Checking;

public sealed class DifferencesTests
{
    [Fact]
    public void TheQuotientsOfACubeAreWhatTheBinomialFormulaSays()
    {
        var quotients = DifferenceQuotients.At(x => x * x * x, 1, 1, 0.5);

        Assert.Equal((3.25, 4.75, 1.75), (quotients.Central, quotients.Forward, quotients.Backward));
        Assert.Equal(3.375, quotients.Greatest);
    }

    [Fact]
    public void AValueThatIsNotFiniteDoesNotMeasureRounding() =>
        Assert.Equal(2, DifferenceQuotients.Of(double.PositiveInfinity, double.NaN, -2, 0.1).Greatest);

    /// <summary>Halving the step divides the central quotient's error by four and the one-sided ones' by two.</summary>
    [Fact]
    public void TheirErrorsFallAsTaylorsFormulaSays()
    {
        var (wide, narrow) = (DifferenceQuotients.At(Math.Exp, 0, 1, 0.01), DifferenceQuotients.At(Math.Exp, 0, 1, 0.005));

        Assert.Equal(4, (wide.Central - 1) / (narrow.Central - 1), 0.01);
        Assert.Equal(2, (wide.Forward - 1) / (narrow.Forward - 1), 0.01);
        Assert.Equal(2, (wide.Backward - 1) / (narrow.Backward - 1), 0.01);
    }

    [Theory]
    [InlineData(1.0, 0.0)]
    [InlineData(1.0, 1e-5)]
    [InlineData(1.0, -1e-2)]
    [InlineData(1e6, 0.0)]
    [InlineData(1e6, 1e-5)]
    [InlineData(0.01, 0.0)]
    [InlineData(0.01, 1e-5)]
    public void AClaimIsConfirmedUpToItsTolerance(double x, double off) =>
        Assert.Equal(off == 0, Confirms((1 + off) / x, Math.Log, x, 1e-6 / x));

    /// <summary>Steps that leave the domain, or reach over a kink, say nothing; smaller ones do.</summary>
    [Theory]
    [InlineData(0.02)]
    [InlineData(1e-3)]
    [InlineData(1e-5)]
    public void AKinkNearbyIsSteppedAround(double x)
    {
        Assert.True(Confirms(1, v => Math.Max(0, v), x, 1e-6));
        Assert.False(Confirms(0, v => Math.Max(0, v), x, 1e-6));
        Assert.True(Confirms(0, v => Math.Max(0, v), -x, 1e-6));
    }

    [Fact]
    public void AtAKinkNeitherSideIsConfirmed()
    {
        Assert.False(Confirms(0, v => Math.Max(0, v), 0, 1e-6));
        Assert.False(Confirms(1, v => Math.Max(0, v), 0, 1e-6));
    }

    [Fact]
    public void WhatTheFunctionRoundsIsAllowedFor()
    {
        // Seven digits of the function are noise.
        static double Rounded(double x) => Math.Round(1e3 * Math.Exp(x)) / 1e3;

        Assert.False(Confirms(Math.E, Rounded, 1, 1e-6));
        Assert.True(Confirms(Math.E, Rounded, 1, 1e-6, noise: 5e-4));
    }

    [Fact]
    public void AConfirmationCostsAFewEvaluations()
    {
        var evaluations = 0;
        Assert.True(Confirms(Math.E, Counted, 1, 1e-6));

        Assert.InRange(evaluations, 2, 6);

        double Counted(double x)
        {
            evaluations++;
            return Math.Exp(x);
        }
    }

    static bool Confirms(double claimed, Func<double, double> function, double x, double tolerance, double noise = 0) =>
        Differences.Confirm(claimed, function, x, tolerance, noise);
}
