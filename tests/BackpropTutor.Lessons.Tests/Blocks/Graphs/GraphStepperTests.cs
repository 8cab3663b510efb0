using BackpropTutor.Lessons.Blocks.Graphs;
using Bunit;

namespace BackpropTutor.Lessons.Tests.Blocks.Graphs;

public sealed class GraphStepperTests : GraphComponents
{
    [Fact]
    public void TheStepsGoForwardThroughTheValuesAndBackThroughTheGradients()
    {
        var picture = Worked.Simple.Picture("we10");
        var steps = GraphSteps.Of(picture, Concealment.Nothing(picture));

        Assert.Equal(
            [
                "The inputs have their values.",
                "Forward: q = x + y = −2 + 5 = 3",
                "Forward: f = q × z = 3 × (−4) = −12",
                "Back from the end: ∂f/∂f = 1",
                "q ← f: upstream 1 × local −4 = downstream −4",
                "z ← f: upstream 1 × local 3 = downstream 3",
                "x ← q: upstream −4 × local 1 = downstream −4",
                "y ← q: upstream −4 × local 1 = downstream −4",
            ],
            steps.Steps.Select(step => step.Words.English));
        Assert.Equal("x ← q: 상류 기울기 −4 × 국소 기울기 1 = 하류 기울기 −4", steps.Steps[6].Words.Korean);
    }

    [Fact]
    public void AFanOutHasAStepThatAddsAllTerms()
    {
        var picture = Worked.FanOut.Picture("we17");
        var steps = GraphSteps.Of(picture, Concealment.Nothing(picture));

        Assert.Contains(steps.Steps, step => step.Phase == GraphPhase.Sum
            && step.Words.English == "y is used 2 times, so what comes back adds up: 2 + 3 = 5");
    }

    [Fact]
    public void EveryNumberIsKnownAtTheEndAndOnlyTheInputsAtTheStart()
    {
        var picture = Worked.TinyNet.Picture("we23");
        var steps = GraphSteps.Of(picture, Concealment.Nothing(picture));

        Assert.All(picture.Nodes, node => Assert.InRange(Math.Max(steps.ValueAt(node.Index), steps.UpstreamAt(node.Index)), 1, steps.Last));
        Assert.All(picture.Nodes, node => Assert.Equal(node.IsSource, steps.ValueAt(node.Index) == 0));
        Assert.All(picture.Edges, edge => Assert.InRange(steps.DownstreamAt(edge.Index), 1, steps.Last));
    }

    [Fact]
    public void WithoutAScriptTheFinishedPictureStandsAndAllItsStepsInWords()
    {
        var block = Shown(Worked.Simple.Model("we10"));

        Assert.Empty(block.FindAll(".later, .now"));
        Assert.Equal(8, block.FindAll(".sentences li").Count);
        Assert.Equal("x ← q: upstream −4 × local 1 = downstream −4", block.FindAll(".sentences li")[6].TextContent);
    }

    [Fact]
    public void EachNumberSaysAtWhichStepItBecomesKnown()
    {
        var block = Shown(Worked.Simple.Model("we10"));
        var q = block.Find("g.node[data-name=q]");

        Assert.Equal("1", q.QuerySelector(".value")!.GetAttribute("data-at"));
        Assert.Equal("4", q.QuerySelector(".gradient")!.GetAttribute("data-at"));
        Assert.Equal("q, value not yet, gradient not yet|q, value 3, gradient not yet|q, value 3, gradient −4",
            q.QuerySelector(".hit")!.GetAttribute("data-labels"));
    }

    [Fact]
    public void ACoveredSentenceHasEveryValueAndNoGradient()
    {
        var block = Shown(Worked.Simple.Model("we10"));

        Assert.Equal("x ← q: upstream ? × local ? = downstream ?", block.FindAll(".sentences li")[6].GetAttribute("data-covered"));
        Assert.Null(block.FindAll(".sentences li")[1].GetAttribute("data-covered"));
    }

    [Fact]
    public void NodesStandInTheOrderOfTheGraph() =>
        Assert.Equal(["x", "y", "q", "z", "f"], Shown(Worked.Simple.Model("we10")).FindAll("g.node")
            .Select(node => node.GetAttribute("data-name")));
}
