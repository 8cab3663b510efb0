using System.Globalization;
using BackpropTutor.Lessons.Blocks.Playgrounds;
using Bunit;

namespace BackpropTutor.Lessons.Tests.Blocks.Playgrounds;

public class PlaygroundTests : BlockTests
{
    const string Facts = "kind: playground, classes: 3, points: 60, units: 100, steps: 300, rate: 0.05, seed: 1";

    [Fact]
    public void OnlyABendUnwindsTheSpiral()
    {
        var territories = BlockSource.Parameter<Playground>(Facts, "Playground").Territories;

        Assert.Equal([Hidden.None, Hidden.Identity, Hidden.Relu], territories.Select(territory => territory.Hidden));
        Assert.InRange(territories[0].Accuracy, 0.4, 0.6);
        Assert.InRange(territories[1].Accuracy, 0.4, 0.6);
        Assert.InRange(territories[2].Accuracy, 0.97, 1);
    }

    [Fact]
    public void TheClassesWindOutwardTogether()
    {
        var spiral = Spiral.Of(3, 20, 1);

        Assert.Equal(60, spiral.Points.Shape.Rows);
        Assert.All(Enumerable.Range(0, 60), i => Assert.Equal((i % 20) / 19.0,
            Math.Sqrt((spiral.Points[i, 0] * spiral.Points[i, 0]) + (spiral.Points[i, 1] * spiral.Points[i, 1])), 9));
        Assert.Equal([1.0, 0, 0], spiral.OneHot.Values[..3].ToArray());
        Assert.Equal([0.0, 0, 1], spiral.OneHot.Values[^3..].ToArray());
    }

    [Theory]
    [InlineData("en", "no hidden layer", "right: ")]
    [InlineData("ko", "은닉층 없음", "정답률: ")]
    public void EachMapSaysWhatItIsAndHowGood(string language, string head, string share)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var block = Render<PlaygroundBlock>(parameters => parameters
            .Add(block => block.Playground, new Playground(Spiral.Of(3, 5, 1), 4, 3, 0.05, 1)).Add(block => block.Language, English));

        Assert.Equal(head, block.Find(".head").TextContent);
        Assert.StartsWith(share, block.Find(".share").TextContent, StringComparison.Ordinal);
        Assert.StartsWith(head, block.Find("svg[role=img]").GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Equal(3, block.FindAll("svg[role=img]").Count);
        Assert.Equal(3, block.FindAll("svg")[0].QuerySelectorAll(".points").Select(points => points.GetAttribute("d")).Distinct().Count());
    }

    [Theory]
    [InlineData("points: 60", "points: 6000", "'points' is 6000. Take 2 to 100.")]
    [InlineData("steps: 300", "steps: 30000", "'steps' is 30000. Take 1 to 500.")]
    [InlineData("rate: 0.05", "rate: 0", "The rate is 0. Take one up to 1.")]
    public void AWrongFactIsNamedWithItsRemedy(string right, string wrong, string expected) =>
        Assert.StartsWith(expected, BlockSource.Mistake(Facts.Replace(right, wrong, StringComparison.Ordinal)), StringComparison.Ordinal);
}
