using System.Globalization;
using BackpropTutor.Lessons.Blocks.Deltas;
using Bunit;

namespace BackpropTutor.Lessons.Tests.Blocks.Deltas;

public class DeltaBlockTests : BlockTests
{
    [Fact]
    public void EachLineSaysWhatHowAndHowMuch()
    {
        var rows = RowsOf(Show(DeltaFlowTests.Of(Models.Tiny)).Find("table"));

        Assert.Equal(
            [
                "What | How | Numbers | Shape", "Upstream | ∂s/∂h | (2, −1) | 2×1",
                    "Slope of the activation | σ′(z) | (0.25, 0.1966) | 2×1",
                "Error signal | δ = ∂s/∂h ⊙ σ′(z) | (0.5, −0.1966) | 2×1", "To the bias b | ∂s/∂b = δ | (0.5, −0.1966) | 2×1",
                "To the weights W | ∂s/∂W = δ xᵀ | (0.5, 1, −0.5) (−0.1966, −0.3932, 0.1966) | 2×3",
                    "On to x | ∂s/∂x = Wᵀ δ | (0.05339, −0.2992, 0.3483) | 3×1",
            ],
            rows);
    }

    [Fact]
    public void TheSharedPrefixIsMarkedInEveryChain() =>
        Assert.Equal(3, Show(DeltaFlowTests.Of(Models.Tiny)).FindAll(".chain .prefix")
            .Count(prefix => prefix.QuerySelectorAll("math").Length == 2));

    [Fact]
    public void ThePictureIsSpokenAndEachUnitHasAllItsDigits()
    {
        var block = Show(DeltaFlowTests.Of(Models.Tiny));

        Assert.Equal(
            "The network as layers: x (3×1), z (2×1), h (2×1), s (1×1). In each box the value stands above, the gradient below.",
            block.Find("svg[role=img]").GetAttribute("aria-label"));
        Assert.Contains("z2 = 1, ∂s/∂z2 = −0.19661193324148185", block.FindAll("title").Select(title => title.TextContent));
    }

    [Fact]
    public void RepeatedWordsAddUp()
    {
        var table = Show(DeltaFlowTests.Of(Models.Window, "museums", "in", "Paris", "in", "spring")).FindAll("table")[1];

        Assert.Equal("in | 2, 4 | (0.07626, −0.04791) + (0.1642, −0.02) | = (0.2404, −0.06791)", RowsOf(table)[2]);
    }

    [Fact]
    public void WhatIsOnlyRoundingIsZero() =>
        Assert.Contains("(0.8, 0)", Folded(Render<NumbersView>(parameters =>
            parameters.Add(view => view.Numbers, DeltaFlowTests.Of(Models.Window).Columns[1].Value)).Markup), StringComparison.Ordinal);

    [Fact]
    public void ItIsReadInKorean()
    {
        CultureInfo.CurrentUICulture = Korean;

        Assert.StartsWith("오차 신호 | δ", RowsOf(Show(DeltaFlowTests.Of(Models.Tiny)).Find("table"))[3], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model: tiny, layers: []", "'layers' names 0 layers. Name the pre-activations of one to 4, as [z].")]
    [InlineData("model: tiny, layers: [h]",
        "'h' is not a layer W x + b with a matrix W and a vector x. Name the pre-activations, from the input on.")]
    [InlineData("model: tiny, layers: [q]", "The model has no node 'q'.")]
    [InlineData("model: tiny, layers: [z], words: [a, b]",
        "The input has 3 entries, which 2 words cannot share. Name as many words as the window has.")]
    [InlineData("model: shapeless, layers: [y]",
        "The model's output is 3×1. δ is the slope of one number: take a model that ends in a score or a loss.")]
    public void AWrongFactIsNamedWithItsRemedy(string facts, string expected) =>
        Assert.StartsWith(expected, BlockSource.Mistake("kind: delta, " + facts), StringComparison.Ordinal);

    [Fact]
    public void AFlowIsReadFromItsFacts() =>
        Assert.Equal(["a", "b"], BlockSource.Parameter<DeltaFlow>("kind: delta, model: window, layers: [z], words: [a, b]",
            "Flow").Words.Select(word => word.Word));

    IRenderedComponent<DeltaBlock> Show(DeltaFlow flow) => Render<DeltaBlock>(parameters => parameters
        .Add(block => block.Flow, flow).Add(block => block.Id, "net").Add(block => block.Language, English));
}
