using BackpropTutor.Language;
using BackpropTutor.Lessons.Blocks.GradientChecks;

namespace BackpropTutor.Lessons.Tests.Blocks.GradientChecks;

public class CheckLabTests
{
    /// <summary>σ at 1; errors from an independent computation. At tiny steps rounding differs from machine to machine, so those are
    /// bounded only.</summary>
    [Theory]
    [InlineData(-1, 5.891839e-05, 4.596664e-03)]
    [InlineData(-2, 5.887639e-07, 4.548724e-04)]
    [InlineData(-3, 5.887608e-09, 4.543476e-05)]
    public void WhileTruncationRulesTheErrorIsKnown(double exponent, double central, double forward)
    {
        var step = Lab("sigmoid(x)", 1).Step(exponent);

        Assert.Equal(1, step.CentralError / central, 3);
        Assert.Equal(1, step.ForwardError / forward, 3);
    }

    [Fact]
    public void TheErrorIsAU()
    {
        var lab = Lab("sigmoid(x)", 1);

        Assert.Equal(0.19661193324148185, lab.Derivative, 15);
        Assert.InRange(lab.Best.Step, 1e-7, 1e-3);
        Assert.True(lab.Best.CentralError < lab.Step(-1).CentralError / 1e5);
        Assert.True(lab.Best.CentralError < lab.Step(-12).CentralError / 1e3);
    }

    [Fact]
    public void OfACubeTheCentralErrorIsTheSquareOfTheStep()
    {
        var lab = Lab("x^3", 1);

        Assert.Equal(3, lab.Derivative, 12);
        Assert.Equal(3.01, lab.Step(-1).Central, 10);
        Assert.Equal(3.31, lab.Step(-1).Forward, 10);
        Assert.Equal(1e-4, lab.Step(-2).CentralError, 10);
    }

    [Fact]
    public void AStepThatReachesOverAKinkIsFound()
    {
        var lab = Lab("relu(x)", -1e-6);

        Assert.Equal(0, lab.Derivative);
        Assert.Equal((0.45, true), (Math.Round(lab.Step(-5).Central, 9), lab.Step(-5).CrossesKink));
        Assert.False(lab.Step(-7).CrossesKink);
        Assert.NotNull(new ErrorPlot(lab).Kink);
        Assert.Null(new ErrorPlot(Lab("sigmoid(x)", 1)).Kink);
    }

    [Fact]
    public void AKinkAtThePointItselfIsTold() => Assert.Contains("no derivative at 0",
        Assert.Single(Lab("relu(x)", 0).Irregularities).English, StringComparison.Ordinal);

    [Fact]
    public void WhereAMaximumChangesHandsIsAKinkToo() => Assert.True(Lab("max(x, 1)", 1.001).Step(-2).CrossesKink);

    [Fact]
    public void AConstantHasNoError() => Assert.All(Lab("3", 1).Curve, step => Assert.Equal(0, step.CentralError));

    [Theory]
    [InlineData(1e-8, ErrorGrade.Good)]
    [InlineData(1e-7, ErrorGrade.Good)]
    [InlineData(1e-6, ErrorGrade.OnlyWithKinks)]
    [InlineData(1e-3, ErrorGrade.Suspicious)]
    [InlineData(0.5, ErrorGrade.Wrong)]
    public void ARelativeErrorIsReadAsTheCourseTeaches(double relative, ErrorGrade expected) =>
        Assert.Equal(expected, new StepError(1e-5, 0, 0, 0, 0, relative, false).Grade);

    [Theory]
    [InlineData("", MistakeIds.Syntax)]
    [InlineData("sigmoid(", MistakeIds.Syntax)]
    [InlineData("y + 1", MistakeIds.UnknownName)]
    [InlineData("[x, x]", MistakeIds.InvalidShapes)]
    [InlineData("log(x - 2)", MistakeIds.NotFinite)]
    [InlineData("sum(ones(100000, 100000)) x", MistakeIds.TooLarge)]
    public void WhatCannotBeCheckedIsRefused(string function, string id) => Assert.Equal(id, CheckLab.Read(function, 1).Mistake?.Id);

    [Fact]
    public void ATextThatIsTooLongIsNotEvenRead() => Assert.Equal(MistakeIds.TooLarge,
        CheckLab.Read(new string('(', 100_000), 1).Mistake?.Id);

    static CheckLab Lab(string function, double at) => CheckLab.Read(function, at).Expect();
}
