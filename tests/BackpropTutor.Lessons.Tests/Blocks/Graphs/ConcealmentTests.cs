using System.Collections.Immutable;
using BackpropTutor.Lessons.Blocks.Graphs;

namespace BackpropTutor.Lessons.Tests.Blocks.Graphs;

public sealed class ConcealmentTests : GraphComponents
{
    static readonly ImmutableArray<HiddenQuantity> Delta = [new("z", NodeQuantity.Upstream)];

    [Fact]
    public void AHiddenGradientIsNowhereInTheMarkup()
    {
        var picture = Worked.TinyNet.Picture("we23");

        Assert.DoesNotContain("0.1966", Drawn(Worked.TinyNet.Model("we23"), Delta, solved: false)
            .Replace("diag(0.25, 0.1966)", "", StringComparison.Ordinal)
            .Replace("0.19661193324148185)", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("?", Drawn(Worked.TinyNet.Model("we23"), Delta, solved: false), StringComparison.Ordinal);
    }

    [Fact]
    public void AHiddenGradientIsInNoSentenceOfTheSteps()
    {
        var picture = Worked.TinyNet.Picture("we23");
        var steps = GraphSteps.Of(picture, Concealment.Of(picture, Delta));

        Assert.DoesNotContain(steps.Steps, step => step.Words.English.Contains("(0.5, −0.1966)", StringComparison.Ordinal));
        Assert.Contains(steps.Steps, step => step.Words.English == "z ← h: upstream (2, −1) × local diag(0.25, 0.1966) = downstream ?");
        Assert.Contains(steps.Steps, step => step.Words.Korean == "z ← h: 상류 기울기 (2, −1) × 국소 기울기 diag(0.25, 0.1966) = 하류 기울기 ?");
    }

    [Fact]
    public void OnceSolvedAllIsSeen()
    {
        var picture = Worked.TinyNet.Picture("we23");

        Assert.Contains("∂s/∂z gradient = (0.5, −0.19661193324148185)", Drawn(Worked.TinyNet.Model("we23"), Delta, solved: true),
            StringComparison.Ordinal);
        Assert.DoesNotContain(">?<", Drawn(Worked.TinyNet.Model("we23"), Delta, solved: true), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsComputedFromAHiddenGradientIsHiddenWithIt()
    {
        var picture = Worked.TinyNet.Picture("we23");
        var hidden = Concealment.Of(picture, Delta);

        Assert.True(hidden.Upstream(picture["b"].Index));
        Assert.False(hidden.Upstream(picture["h"].Index));
        Assert.True(hidden.Upstream(picture["W"].Index));
        Assert.False(hidden.Upstream(picture["u"].Index));
    }

    [Fact]
    public void TheTermsOfAHiddenSumAreHidden()
    {
        var picture = Worked.FanOut.Picture("we17");
        var hidden = Concealment.Of(picture, [new("y", NodeQuantity.Upstream)]);

        Assert.All(picture.Uses[picture["y"].Index], edge => Assert.True(hidden.Downstream(edge.Index)));
    }

    [Fact]
    public void AHiddenValueIsNotGivenAwayByTheGradientThatItSwitches()
    {
        var picture = Worked.Simple.Picture("we10");
        var hidden = Concealment.Of(picture, [new("q", NodeQuantity.Value), new("f", NodeQuantity.Value)]);
        var markup = Drawn(Worked.Simple.Model("we10"), [new("q", NodeQuantity.Value), new("f", NodeQuantity.Value)], solved: false);

        Assert.True(hidden.Upstream(picture["z"].Index));
        Assert.DoesNotContain(">3<", markup, StringComparison.Ordinal);
        Assert.DoesNotContain("−12", markup, StringComparison.Ordinal);
        Assert.DoesNotContain("= 3", markup, StringComparison.Ordinal);
    }

    [Fact]
    public void TheLocalGradientOfTheLastGateIsHiddenWithWhatItSendsBack()
    {
        var picture = Worked.Simple.Picture("we10");
        var hidden = Concealment.Of(picture, [new("z", NodeQuantity.Upstream)]);
        var edge = picture.Uses[picture["z"].Index].Single();

        Assert.True(hidden.Local(edge.Index));
    }

    [Fact]
    public void DownstreamOfANodeHidesWhatItSendsToEachInput()
    {
        var picture = Worked.TinyNet.Picture("we23");
        var hidden = Concealment.Of(picture, [new("s", NodeQuantity.Downstream)]);

        Assert.True(hidden.Upstream(picture["u"].Index));
        Assert.True(hidden.Upstream(picture["h"].Index));
        Assert.False(hidden.Upstream(picture["s"].Index));
    }

    [Fact]
    public void WhatAGatePassesOnUnchangedHidesTheGateItself()
    {
        var picture = Worked.TinyNet.Picture("we23");

        Assert.True(Concealment.Of(picture, [new("b", NodeQuantity.Upstream)]).Upstream(picture["z"].Index));
    }

    string Drawn(GraphModel model, ImmutableArray<HiddenQuantity> hidden, bool solved) =>
        Shown(model, null, null, solved ? [] : hidden).Markup;
}
