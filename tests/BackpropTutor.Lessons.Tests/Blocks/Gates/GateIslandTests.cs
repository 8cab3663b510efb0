using System.Globalization;
using System.Text.Json;
using BackpropTutor.Lessons.Blocks.Gates;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace BackpropTutor.Lessons.Tests.Blocks.Gates;

public class GateIslandTests : BlockTests
{
    static readonly Gate Product = GatePatternsTests.Course.Gates.Single(gate => gate.Value == -12);

    [Fact]
    public void WithoutASessionTheAnswerStandsBehindASummary()
    {
        var island = Show(isInteractive: false);

        Assert.Contains("What comes back to each input?", island.Find("details > summary").TextContent, StringComparison.Ordinal);
        Assert.Equal("A product switches: each input receives the upstream 2 times the other input's value. Back come −8, 6.",
            island.Find("details .verdict").TextContent);
        Assert.Empty(island.FindAll("form"));
    }

    [Fact]
    public void WhatIsToBePredictedIsNotShownNorSpoken()
    {
        var island = Show(isInteractive: true);

        Assert.Equal(["?", "?"], island.FindAll("text.hidden").Select(text => text.TextContent));
        Assert.EndsWith("what goes back is not shown yet.", island.Find("svg").GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.DoesNotContain("−8", island.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void ARightPredictionIsTold()
    {
        var island = Show(isInteractive: true);

        Predict(island, "-8", "6");

        Assert.StartsWith("Right. A product switches", Folded(island.Find("[role=status]").TextContent), StringComparison.Ordinal);
        Assert.Equal(["−8", "6"], island.FindAll("text.gradient").Select(text => text.TextContent).Take(2));
    }

    [Fact]
    public void AWrongOneIsExplainedAndMayBeTriedAgain()
    {
        var island = Show(isInteractive: true);

        Predict(island, "6", "-8");
        Assert.StartsWith("This is how it goes: A product switches", Folded(island.Find("[role=status]").TextContent),
            StringComparison.Ordinal);

        island.Find("button").Click();
        Assert.Equal(2, island.FindAll("input").Count);
    }

    [Fact]
    public void WhatIsNoNumberIsAskedForAgainAndNothingIsShown()
    {
        var island = Show(isInteractive: true);

        Predict(island, "-8", "six");

        Assert.Equal("Write a number for each input, such as −8 or 0.5.", island.Find(".unread").TextContent);
        Assert.Equal(2, island.FindAll("text.hidden").Count);
    }

    [Fact]
    public void ItIsReadInKorean()
    {
        CultureInfo.CurrentUICulture = Korean;

        Assert.Contains("곱셈은 맞바꿔요.", Show(isInteractive: false).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void AGateTravelsToTheIslandWhole() =>
        Assert.Equal(Product.Inputs, JsonSerializer.Deserialize<Gate>(JsonSerializer.Serialize(Product))!.Inputs);

    [Fact]
    public void TheTableListsEveryGate() => Assert.Contains(
        "× | 3, −4 | −12 | 2 | −8, 6 | switches",
        RowsOf(Render<GateTable>(parameters => parameters.Add(table => table.Gates, GatePatternsTests.Course.Gates)).Find("table")));

    static void Predict(IRenderedComponent<GateIsland> island, params string[] guesses)
    {
        for (var i = 0; i < guesses.Length; i++)
        {
            island.FindAll("input")[i].Change(guesses[i]);
        }

        island.Find("form").Submit();
    }

    IRenderedComponent<GateIsland> Show(bool isInteractive)
    {
        SetRendererInfo(new RendererInfo(isInteractive ? "Server" : "Static", isInteractive));
        return Render<GateIsland>(parameters => parameters.Add(island => island.Gates, [Product]));
    }
}
