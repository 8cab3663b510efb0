using System.Globalization;
using BackpropTutor.Lessons.Blocks.Activations;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace BackpropTutor.Lessons.Tests.Blocks.Activations;

public class ActivationIslandTests : BlockTests
{
    [Fact]
    public void WithoutASessionItIsAFinishedPictureWithNothingToMove()
    {
        var island = Show(isInteractive: false);

        Assert.Empty(island.FindAll("input"));
        Assert.Equal(["σ(1) = 0.7311", "σ′(1) = 0.1966", "relu(1) = 1", "relu′(1) = 1"],
            island.FindAll(".head").Select(head => Folded(head.TextContent)));
        Assert.Equal(
            "σ from −6 to 6. At x = 1 its value is 0.7311.",
            island.Find("svg[role=img]").GetAttribute("aria-label"));
    }

    [Fact]
    public void MovingThePointSaysWhatComesBack()
    {
        var island = Show(isInteractive: true);

        island.Find("input[type=range]").Input("-5");

        Assert.Equal("x = −5: σ 0.006693, slope 0.006648, relu 0, slope 0", island.Find("input").GetAttribute("aria-valuetext"));
        Assert.Equal(
            [
                "Saturated: the curve is nearly flat, and only 0.006648 of an upstream gradient comes back.",
                "Dead: the slope is 0, and whatever the upstream gradient is, nothing comes back.",
            ],
            island.FindAll(".flow").Select(flow => flow.TextContent));
    }

    [Fact]
    public void AtAKinkItSaysThatThereIsNoDerivative()
    {
        var island = Show(isInteractive: true);

        island.Find("input").Input("0");

        Assert.Equal("relu has a kink at 0: its derivative is not defined there. By agreement 0 is used.",
            island.FindAll(".flow")[1].TextContent);
    }

    [Theory]
    [InlineData("1e300", "x = 6:")]
    [InlineData("-1e300", "x = −6:")]
    [InlineData("NaN", "x = 1:")]
    [InlineData("Infinity", "x = 1:")]
    [InlineData("<b>", "x = 1:")]
    public void WhateverIsSentThePointStaysInThePlot(string sent, string expected)
    {
        var island = Show(isInteractive: true);

        island.Find("input").Input(sent);

        Assert.StartsWith(expected, island.Find("input").GetAttribute("aria-valuetext"), StringComparison.Ordinal);
    }

    [Fact]
    public void ItIsReadInKorean()
    {
        CultureInfo.CurrentUICulture = Korean;

        Assert.Contains("열려 있어요. 상류 기울기에 0.1966이(가) 곱해져서 돌아가요.", Show(isInteractive: false).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void TheTableHasBothColumnsOfEveryFunction()
    {
        var table = Render<ActivationTable>(parameters => parameters.Add(
            table => table.Plots, new ActivationPlots([Activation.Find("sigmoid")!, Activation.Find("hardtanh")!], -6, 6, 1, [-2, 0.5])));

        Assert.Equal(
            ["x | σ(x) | σ′(x) | hardtanh(x) | hardtanh′(x)", "−2 | 0.1192 | 0.105 | −1 | 0", "0.5 | 0.6225 | 0.235 | 0.5 | 1"],
            RowsOf(table.Find("table")));
    }

    IRenderedComponent<ActivationIsland> Show(bool isInteractive)
    {
        SetRendererInfo(new RendererInfo(isInteractive ? "Server" : "Static", isInteractive));
        return Render<ActivationIsland>(parameters => parameters
            .Add(island => island.Functions, ["sigmoid", "relu"]).Add(island => island.From, -6).Add(island => island.To, 6)
            .Add(island => island.At, 1).Add(island => island.Id, "plots"));
    }
}
