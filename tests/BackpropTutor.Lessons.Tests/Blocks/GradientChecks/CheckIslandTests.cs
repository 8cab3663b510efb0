using System.Globalization;
using BackpropTutor.Lessons.Blocks.GradientChecks;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace BackpropTutor.Lessons.Tests.Blocks.GradientChecks;

public class CheckIslandTests : BlockTests
{
    [Fact]
    public void WithoutASessionItIsAFinishedPictureWithItsTable()
    {
        var island = Show(isInteractive: false);

        Assert.Empty(island.FindAll("input"));
        Assert.Equal("1e−1 | 0.196553015 | 5.9e−5 | 0.0046", RowsOf(island.Find("table"))[1]);
        Assert.StartsWith("Error of the difference quotients of sigmoid(x) against the step",
            island.Find("svg[role=img]").GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Contains("truncation", island.FindAll("text.name").Select(text => text.TextContent));
    }

    [Fact]
    public void MovingTheStepSaysWhatItCosts()
    {
        var island = Show(isInteractive: true);

        island.Find("input[type=range]").Input("-1");

        Assert.StartsWith("With h = 1e−1 the central difference is 0.196553015; the engine's derivative is 0.196611933. Error 5.892e−5;",
            island.Find(".said").TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Relative error 0.0002997: between 1e−4 and 1e−2. That is suspicious.", island.Find("[role=note]").TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherFunctionMayBeTyped()
    {
        var island = Show(isInteractive: true);

        island.Find("input.function").Change("relu(x)");
        island.Find("input.at").Change("−1e-6");
        island.Find("form").Submit();

        Assert.StartsWith("The step reaches over a kink", island.Find("[role=note]").TextContent, StringComparison.Ordinal);
        Assert.Equal("", island.Find("p.mistake").TextContent);
    }

    [Theory]
    [InlineData("sigmoid(x", "1")]
    [InlineData("y", "1")]
    [InlineData("x", "one")]
    [InlineData("log(x)", "-1")]
    public void AMistakeIsToldAndTheLastPictureStays(string function, string at)
    {
        var island = Show(isInteractive: true);

        island.Find("input.function").Change(function);
        island.Find("input.at").Change(at);
        island.Find("form").Submit();

        Assert.NotEqual("", island.Find("p.mistake").TextContent);
        Assert.Contains("of sigmoid(x) against", island.Find("svg").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public void ItIsReadInKorean()
    {
        CultureInfo.CurrentUICulture = Korean;

        Assert.Contains("절단 오차", Show(isInteractive: false).Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("function: sigmoid(x), at: 1, step: 2", "The step is 2. Take one from 1e-13 to 0.1.")]
    [InlineData("function: sigmoid(x), at: 1, step: 0", "The step is 0. Take one from 1e-13 to 0.1.")]
    [InlineData("function: log(x), at: -1, step: 1e-5",
        "At x = −1 the function or its derivative is not a finite number. Write a function of x, such as sigmoid(x).")]
    [InlineData("function: sigmoid(x), step: 1e-5", "'picture' lacks 'at'.")]
    public void AWrongFactIsNamedWithItsRemedy(string facts, string expected) =>
        Assert.StartsWith(expected, BlockSource.Mistake("kind: gradient-check, " + facts), StringComparison.Ordinal);

    [Fact]
    public void ALabIsReadFromItsFacts() =>
        Assert.Equal(-5, BlockSource.Parameter<double>("kind: gradient-check, function: x^3, at: 1, step: 1e-5", "Exponent"), 12);

    IRenderedComponent<CheckIsland> Show(bool isInteractive)
    {
        SetRendererInfo(new RendererInfo(isInteractive ? "Server" : "Static", isInteractive));
        return Render<CheckIsland>(parameters => parameters
            .Add(island => island.Function, "sigmoid(x)").Add(island => island.At, 1).Add(island => island.Exponent, -5));
    }
}
