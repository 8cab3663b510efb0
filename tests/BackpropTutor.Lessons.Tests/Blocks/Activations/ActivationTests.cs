using BackpropTutor.Lessons.Blocks.Activations;

namespace BackpropTutor.Lessons.Tests.Blocks.Activations;

public class ActivationTests
{
    /// <summary>Slopes at −2, −0.5, 0.5 and 2, from an independent computation.</summary>
    [Theory]
    [InlineData("sigmoid", 0.1049935854, 0.2350037122, 0.2350037122, 0.1049935854)]
    [InlineData("tanh", 0.0706508249, 0.7864477330, 0.7864477330, 0.0706508249)]
    [InlineData("hardtanh", 0, 1, 1, 0)]
    [InlineData("relu", 0, 0, 1, 1)]
    [InlineData("leakyrelu", 0.01, 0.01, 1, 1)]
    [InlineData("leakyrelu(0.25)", 0.25, 0.25, 1, 1)]
    public void SlopesAreTheKnownOnes(string name, double first, double second, double third, double fourth) =>
        Assert.Equal([first, second, third, fourth],
            new[] { -2, -0.5, 0.5, 2 }.Select(x => Math.Round(Activation.Find(name)!.Slope(x), 10)));

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("matmul")]
    [InlineData("softmax")]
    [InlineData("relu(2)")]
    [InlineData("leakyrelu(x)")]
    [InlineData("leakyrelu(1e999)")]
    [InlineData("leakyrelu(")]
    public void WhatIsNoFunctionOfOneNumberIsNotFound(string name) => Assert.Null(Activation.Find(name));

    [Theory]
    [InlineData("sigmoid", 0, Flow.Open)]
    [InlineData("sigmoid", 5, Flow.Saturated)]
    [InlineData("tanh", -3, Flow.Saturated)]
    [InlineData("relu", -1, Flow.Dead)]
    [InlineData("relu", 1, Flow.Open)]
    [InlineData("leakyrelu", -1, Flow.Open)]
    [InlineData("hardtanh", 2, Flow.Dead)]
    public void AUnitIsOpenSaturatedOrDead(string name, double x, Flow expected) =>
        Assert.Equal(expected, Activation.Find(name)!.FlowAt(x));

    [Fact]
    public void AKinkPartsTheCurve()
    {
        var curve = Activation.Find("hardtanh")!.Curve(-2, 2);

        Assert.Equal(3, curve.Length);
        Assert.All(curve[0], point => Assert.Equal(0, point.Slope));
        Assert.All(curve[1], point => Assert.Equal(1, point.Slope));
    }

    [Fact]
    public void ACurveStaysInsideItsDomain() => Assert.All(Activation.Find("log")!.Curve(-2, 2).Single(),
        point => Assert.True(point.X > 0));

    [Fact]
    public void ThePlotShadesWhereLittleComesBack()
    {
        Assert.Equal([Flow.Saturated, Flow.Saturated],
            new ActivationPlot(Activation.Find("sigmoid")!, -6, 6).Bands.Select(band => band.Flow));
        Assert.Equal([Flow.Dead], new ActivationPlot(Activation.Find("relu")!, -6, 6).Bands.Select(band => band.Flow));
        Assert.Empty(new ActivationPlot(Activation.Find("leakyrelu")!, -6, 6).Bands);
    }
}
