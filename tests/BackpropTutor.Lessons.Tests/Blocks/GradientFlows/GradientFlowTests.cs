using System.Globalization;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Lessons.Blocks.GradientFlows;
using BackpropTutor.Lessons.Blocks.Parts;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace BackpropTutor.Lessons.Tests.Blocks.GradientFlows;

public class GradientFlowTests : BlockTests
{
    static readonly DeepNet Net = new("tanh", 10, 100, 100, 1);

    /// <summary>The course's run had another seed; what the two agree on is the power of ten.</summary>
    [Theory]
    [InlineData("tanh", 0.01, 9.3e-11)]
    [InlineData("tanh", 0.1, 0.268)]
    [InlineData("tanh", 1, 5790)]
    [InlineData("sigmoid", 0.01, 1.01e-16)]
    [InlineData("sigmoid", 0.1, 4.6e-7)]
    [InlineData("sigmoid", 1, 0.88)]
    [InlineData("relu", 0.01, 2.5e-12)]
    [InlineData("relu", 0.1, 0.031)]
    [InlineData("relu", 0.1414, 1.07)]
    [InlineData("relu", 1, 2.9e8)]
    public void WhatArrivesAtTheBottomIsOfTheSizeThatTheCourseGives(string function, double deviation, double expected) =>
        Assert.InRange(GradientFlow.Of(Net with { Function = function }, deviation).Bottom / expected, 1 / 2.5, 2.5);

    [Fact]
    public void ItComesInAtTheTopAsOneAndIsTheSameEachTime()
    {
        var (flow, again) = (GradientFlow.Of(Net, 0.1), GradientFlow.Of(Net, 0.1));

        Assert.Equal(11, flow.Sizes.Length);
        Assert.Equal(1, flow.Sizes[10], 0.03);
        Assert.Equal(flow.Sizes, again.Sizes);
        Assert.Equal(flow.Bottom, flow.Sizes[10] * Math.Pow(flow.Factor, 10), 9);
    }

    [Fact]
    public void XavierAndHeAreThoseOfTheFormula() => Assert.Equal((0.1, 0.1414),
        (GradientFlow.Xavier(100), Math.Round(GradientFlow.He(100), 4)));

    [Fact]
    public void NormalNumbersAreNormal()
    {
        var numbers = new NormalNumbers(3).Next(Shape.Vector(20_001), 2).Values.ToArray();

        Assert.Equal(0, numbers.Average(), 0.05);
        Assert.Equal(4, numbers.Average(number => number * number), 0.15);
        Assert.Equal(0.6827, numbers.Count(number => Math.Abs(number) < 2) / 20_001.0, 0.02);
    }

    [Theory]
    [InlineData(337_218_133, "3.4e8")]
    [InlineData(3684, "3684")]
    [InlineData(0.28, "0.28")]
    [InlineData(1.04e-16, "1e−16")]
    [InlineData(0, "0")]
    public void ASizeIsReadAtAGlance(double size, string expected) => Assert.Equal(expected, FlowPicture.Size(size));

    [Fact]
    public void TheBlockIsAPictureWithItsTable()
    {
        var picture = BlockSource.Parameter<FlowPicture>(
            "kind: gradient-flow, functions: [tanh, relu], spreads: [0.01, xavier, he], depth: 4, width: 20, examples: 10, seed: 1",
            "Picture");
        SetRendererInfo(new RendererInfo("Static", false));
        var rendered = Render<FlowBlock>(parameters => parameters.Add(flow => flow.Picture, picture).Add(flow => flow.Id, "f")
            .Add(flow => flow.Language, English));

        Assert.Equal(["deviation of the weights | tanh | relu", "0.01", "Xavier, 0.2236", "He, 0.3162"],
            RowsOf(rendered.Find("table")).Select((row, i) => i == 0 ? row : row.Split(" | ")[0]));
        Assert.Equal(2, rendered.FindAll(".panels svg[role=img]").Count);
        Assert.Equal(3, rendered.FindAll(".panels svg")[0].QuerySelectorAll(".sign").Select(sign => sign.GetAttribute("d")).Distinct()
            .Count());
        Assert.True(rendered.Find("fieldset").HasAttribute("disabled"));
    }

    [Fact]
    public void TheLearnersOwnNetIsComputedOnceASettingChanges()
    {
        var island = Island();
        Assert.Empty(island.FindAll("svg"));

        island.Find("#f-deviation").Change("-1");
        Assert.StartsWith("4 layers of tanh with weights of deviation 0.1: of a gradient of deviation 1,", island.Find(".said").TextContent,
            StringComparison.Ordinal);
        island.Find("#f-depth").Change("2");
        island.Find("#f-function").Change("relu");
        Assert.StartsWith("2 layers of relu with weights of deviation 0.1:", island.Find(".said").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#f-depth", "1000000", "20 layers")]
    [InlineData("#f-deviation", "1e9", "4 layers of tanh with weights of deviation 3.2:")]
    public void WhateverIsSentTheWorkIsBounded(string control, string sent, string expected)
    {
        var island = Island();

        island.Find(control).Change(sent);

        Assert.StartsWith(expected, island.Find(".said").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void ItIsReadInKorean()
    {
        CultureInfo.CurrentUICulture = Korean;
        var island = Island();

        island.Find("#f-depth").Change("2");

        Assert.StartsWith("tanh 층 2개, 가중치의 표준편차 0.01:", island.Find(".said").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("functions: [tan], spreads: [1], depth: 2, width: 5, examples: 5, seed: 1",
        "'functions' is no list of elementwise functions.")]
    [InlineData("functions: [tanh], spreads: [xaver], depth: 2, width: 5, examples: 5, seed: 1", "'xaver' is no standard deviation.")]
    [InlineData("functions: [tanh], spreads: [1], depth: 90, width: 5, examples: 5, seed: 1", "'depth' is 90. Take 1 to 20.")]
    public void AWrongFactIsNamedWithItsRemedy(string facts, string expected) =>
        Assert.StartsWith(expected, BlockSource.Mistake("kind: gradient-flow, " + facts), StringComparison.Ordinal);

    IRenderedComponent<FlowIsland> Island()
    {
        SetRendererInfo(new RendererInfo("Server", true));
        return Render<FlowIsland>(parameters => parameters
            .Add(island => island.Net, new DeepNet("tanh", 4, 20, 10, 1)).Add(island => island.Functions, ["tanh", "relu"])
            .Add(island => island.Deviation, 0.01).Add(island => island.Id, "f"));
    }
}
