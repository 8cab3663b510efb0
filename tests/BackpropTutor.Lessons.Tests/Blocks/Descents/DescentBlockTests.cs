using System.Globalization;
using BackpropTutor.Lessons.Blocks.Descents;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace BackpropTutor.Lessons.Tests.Blocks.Descents;

public class DescentBlockTests : BlockTests
{
    static readonly DescentSetting Line = new("(2w - 5)^2", ["w"], [0], [5], [1], ["sgd"], 0.05, 3, false, null);
    static readonly DescentSetting Race = new(
        "(a^2 + 10 b^2)/2 + λ a^2", ["a", "b"], [-2, -2], [2, 2], [1, 1], ["sgd", "adagrad", "adam"], 0.1, 2, true, new("λ", 0, 2, 0));

    [Fact]
    public void ACurveHasATableOfItsSteps() => Assert.Equal(
        ["step | w | loss | gradient", "0 | 1 | 9 | −12", "1 | 1.6 | 3.24 | −7.2", "2 | 1.96 | 1.166 | −4.32",
            "3 | 2.176 | 0.4199 | −2.592"],
        RowsOf(View(Line).Find("table")));

    [Fact]
    public void EveryStepIsSaidWithTheOneThatFollows()
    {
        var said = View(Line).Find("[data-said]");

        Assert.Equal(
            ["At step 0: w = 1, loss 9, gradient −12. The next step leads to 1 − 0.05 · (−12) = 1.6.",
                "At step 3: w = 2.176, loss 0.4199, gradient −2.592."],
            new[] { said.GetAttribute("data-at-text")!.Split('|')[0], said.TextContent });
    }

    [Fact]
    public void TheFinishedPictureHasAPlaceForEachStep()
    {
        var view = View(Race);

        Assert.Equal("2", view.Find("step-slider").GetAttribute("data-last"));
        var ways = view.FindAll(".landscape polyline[data-grow]");
        Assert.Equal(3, ways.Count);
        Assert.All(ways, way => Assert.Equal((3, way.GetAttribute("points")),
            (way.GetAttribute("data-grow")!.Split(' ').Length, way.GetAttribute("data-grow"))));
        Assert.All(view.FindAll("[data-at-text]"), text => Assert.Equal(text.TextContent,
            text.GetAttribute("data-at-text")!.Split('|')[2]));
        Assert.All(view.FindAll("[data-at-transform]"),
            sign => Assert.Equal(sign.GetAttribute("transform"), sign.GetAttribute("data-at-transform")!.Split('|')[2]));
    }

    [Fact]
    public void ARaceHasATableThatIsItsLegend()
    {
        var view = View(Race);

        Assert.Equal(
            ["method | point (a, b) | loss", "SGD | (0.81, 0) | 0.328", "Adagrad | (0.8331, 0.8331) | 3.817",
                "Adam | (0.8004, 0.8004) | 3.524"],
            RowsOf(view.FindAll("table")[0]).Select(row => row.Replace("(0.81, 3.081e−33)", "(0.81, 0)", StringComparison.Ordinal)));
        Assert.StartsWith("Contour lines of (a^2 + 10 b^2)/2", view.Find(".landscape svg[role=img]").GetAttribute("aria-label"),
            StringComparison.Ordinal);
        Assert.Equal(3, view.FindAll(".landscape .sign").Select(sign => sign.GetAttribute("d")).Distinct().Count());
    }

    [Fact]
    public void AnEscapeIsTold() => Assert.Contains(
        "SGD has been stopped after", View(Race with { Rate = 1, Steps = 60 }).Find(".escaped").TextContent, StringComparison.Ordinal);

    [Fact]
    public void ItIsReadInKorean()
    {
        CultureInfo.CurrentUICulture = Korean;

        Assert.Equal("3걸음 뒤: w = 2.176, 손실 0.4199, 기울기 −2.592.", View(Line).Find("[data-said]").TextContent);
    }

    [Fact]
    public void TheIslandHoldsNothingUntilItIsUsed()
    {
        Assert.True(Island(Line, isInteractive: false).Find("fieldset").HasAttribute("disabled"));
        var island = Island(Line, isInteractive: true);

        Assert.False(island.Find("fieldset").HasAttribute("disabled"));
        Assert.Empty(island.FindAll(".fresh"));
    }

    [Fact]
    public void AnotherRateIsComputedAnewAndTakenBack()
    {
        var island = Island(Line, isInteractive: true);

        island.Find("#d-rate").Input("-0.9");
        Assert.Equal("At step 1: w = 2.56, loss 0.0144, gradient 0.48.",
            island.Find(".fresh [data-said]").GetAttribute("data-at-text")!.Split('|')[1].Split(" The next")[0]);
        Assert.Equal("0.13", island.Find("#d-rate").GetAttribute("aria-valuetext"));

        island.Find("button.reset").Click();
        Assert.Empty(island.FindAll(".fresh"));
        Assert.Equal("0.05", island.Find("#d-rate").GetAttribute("aria-valuetext"));
    }

    [Fact]
    public void StartMethodAndKnobMayBeChanged()
    {
        var line = Island(Line, isInteractive: true);
        line.Find("#d-start-0").Input("4");
        line.Find("#d-method").Change("adam");
        Assert.Equal("0 | 4 | 9 | 12", RowsOf(line.Find("table"))[1]);
        Assert.Equal("1 | 3.95 | 8.41 | 11.6", RowsOf(line.Find("table"))[2]);

        var race = Island(Race, isInteractive: true);
        race.Find("#d-knob").Input("1");
        Assert.StartsWith("SGD | (0.49,", RowsOf(race.Find("table"))[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#d-rate", "1e300", "1")]
    [InlineData("#d-rate", "-1e300", "0.001")]
    [InlineData("#d-rate", "NaN", "0.05")]
    [InlineData("#d-rate", "<b>", "0.05")]
    public void WhateverIsSentTheRateStaysWithinItsBounds(string control, string sent, string rate)
    {
        var island = Island(Line, isInteractive: true);

        island.Find(control).Input(sent);
        island.Find("#d-start-0").Input("1e300");
        island.Find("#d-method").Change("no such method");

        Assert.Equal(rate, island.Find("#d-rate").GetAttribute("aria-valuetext"));
        Assert.Equal("5", island.FindAll("output")[1].TextContent);
    }

    [Fact]
    public void ASliderOverPowersOfTenStopsAtRoundNumbers() => Assert.Equal(
        [0.25, 0.5, 0.1, 1, 0.001], new[] { -0.6, -0.3, -1, 0, -3 }.Select(exponent => Line.WithRate(exponent).Rate));

    [Theory]
    [InlineData("over: {w: [0, 5]}, start: [1], methods: [sgd], rate: 2, steps: 3", "The rate is 2. Take one from 0.001 to 1.")]
    [InlineData("over: {w: [0, 5]}, start: [1], methods: [sgd], rate: 0.1, steps: 900", "There would be 900 steps. Take 1 to 200.")]
    [InlineData("over: {w: [0, 5]}, start: [7], methods: [sgd], rate: 0.1, steps: 3", "The start is not a place in the picture.")]
    [InlineData("over: {w: [5, 0]}, start: [1], methods: [sgd], rate: 0.1, steps: 3", "The range of 'w' is none.")]
    [InlineData("over: {w: [0, 5]}, start: [1], methods: [], rate: 0.1, steps: 3", "'methods' names no optimiser. Name some of sgd,")]
    [InlineData("over: {w: [0, 5]}, start: [1], methods: [adams], rate: 0.1, steps: 3", "No optimiser is called 'adams'.")]
    [InlineData("over: {v: [0, 5]}, start: [1], methods: [sgd], rate: 0.1, steps: 3", "")]
    [InlineData("over: {w: [0, 5]}, start: [1], methods: [sgd], rate: 0.1, steps: 3, knob: {name: k, from: 0, to: 1, at: 2}",
        "The knob k would stand at 2, from 0 to 1.")]
    public void AWrongFactIsNamedWithItsRemedy(string facts, string expected) =>
        Assert.StartsWith(expected, BlockSource.Mistake("kind: descent, function: (2w - 5)^2, " + facts), StringComparison.Ordinal);

    [Fact]
    public void ABlockIsReadFromItsFacts() => Assert.Equal(
        Line.Function, BlockSource.Parameter<DescentPicture>(
            "kind: descent, function: (2w - 5)^2, over: {w: [0, 5]}, start: [1], methods: [sgd], rate: 0.05, steps: 3",
            "Picture").Setting.Function);

    IRenderedComponent<DescentView> View(DescentSetting setting) =>
        Render<DescentView>(parameters => parameters.Add(view => view.Picture, DescentPicture.Of(setting)));

    IRenderedComponent<DescentIsland> Island(DescentSetting setting, bool isInteractive)
    {
        SetRendererInfo(new RendererInfo(isInteractive ? "Server" : "Static", isInteractive));
        return Render<DescentIsland>(parameters => parameters.Add(island => island.Setting, setting).Add(island => island.Id, "d"));
    }
}
