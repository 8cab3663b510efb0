using BackpropTutor.Lessons.Blocks.Graphs;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

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

        Assert.Contains(steps.Steps, step => step.Phase == GraphPhase.Sum && step.Words.English == "y is used 2 times, so what comes back adds up: 2 + 3 = 5");
    }

    [Fact]
    public void EveryNumberIsSeenAtTheEndAndOnlyTheInputsAtTheStart()
    {
        var picture = Worked.TinyNet.Picture("we23");
        var steps = GraphSteps.Of(picture, Concealment.Nothing(picture));

        Assert.All(picture.Nodes, node => Assert.True(steps.ShowsValue(node.Index, steps.Last) && steps.ShowsUpstream(node.Index, steps.Last)));
        Assert.All(picture.Nodes, node => Assert.Equal(node.IsSource, steps.ShowsValue(node.Index, 0)));
        Assert.All(picture.Nodes, node => Assert.False(steps.ShowsUpstream(node.Index, 0)));
        Assert.All(picture.Edges, edge => Assert.False(steps.ShowsDownstream(edge.Index, 0)));
    }

    [Fact]
    public void BeforeThePageIsAliveTheFinishedPictureStands()
    {
        var stepper = Stepper(isAlive: false);

        Assert.Empty(stepper.FindAll(".later"));
        Assert.Contains("waiting", stepper.Find(".steps").ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public void TheButtonsStepBackAndForward()
    {
        var stepper = Stepper(isAlive: true);

        Assert.Equal("8 of 8", stepper.Find(".count").TextContent);
        stepper.Find("button[aria-label='To the start']").Click();
        Assert.Equal("The inputs have their values.", Sentence(stepper));
        Assert.NotEmpty(stepper.FindAll(".later"));
        stepper.Find("button[aria-label='Step forward']").Click();
        Assert.Equal("Forward: q = x + y = −2 + 5 = 3", Sentence(stepper));
    }

    [Fact]
    public void ArrowKeysOnANodeStep()
    {
        var stepper = Stepper(isAlive: true);

        stepper.Find("g.node .hit").KeyDown(new KeyboardEventArgs { Key = "ArrowLeft" });
        Assert.Equal("x ← q: upstream −4 × local 1 = downstream −4", Sentence(stepper));
        stepper.Find("g.node .hit").KeyDown(new KeyboardEventArgs { Key = "Home" });
        Assert.Equal("The inputs have their values.", Sentence(stepper));
    }

    [Fact]
    public void FocusingANodeGoesToItsStep()
    {
        var stepper = Stepper(isAlive: true);

        stepper.Find("g.node .hit[aria-label^='f,']").Focus();
        Assert.Equal("Back from the end: ∂f/∂f = 1", Sentence(stepper));
    }

    [Fact]
    public void NodesAreFocusedInTheOrderOfTheGraph()
    {
        var stepper = Stepper(isAlive: true);

        Assert.Equal(["x", "y", "q", "z", "f"], stepper.FindAll("g.node .hit[tabindex='0']").Select(node => node.GetAttribute("aria-label")!.Split(',')[0]));
    }

    [Fact]
    public void TheSliderReadsTheSentenceAloud()
    {
        var stepper = Stepper(isAlive: true);

        stepper.Find("input[type=range]").Input("3");
        Assert.Equal("Back from the end: ∂f/∂f = 1", stepper.Find("input[type=range]").GetAttribute("aria-valuetext"));
    }

    static string Sentence(IRenderedComponent<GraphStepper> stepper) => stepper.Find("p[aria-live=polite]").TextContent;

    IRenderedComponent<GraphStepper> Stepper(bool isAlive)
    {
        SetRendererInfo(new RendererInfo(isAlive ? "Server" : "Static", isAlive));
        return Render<GraphStepper>(parameters => parameters.Add(p => p.Picture, Worked.Simple.Picture("we10")));
    }
}
