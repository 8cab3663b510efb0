using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Language;
using BackpropTutor.Lessons.Blocks.Graphs;
using Bunit;

namespace BackpropTutor.Lessons.Tests.Blocks.Graphs;

/// <summary>What somebody asks of a picture: other numbers, a gradient filled in, a group of gates closed.</summary>
public sealed class GraphShownTests : GraphComponents
{
    static readonly ImmutableArray<HiddenQuantity> Asked = [new("q", NodeQuantity.Value), new("x", NodeQuantity.Upstream)];

    static GraphModel Line { get; } = Model("q = x + y\nf = q*z", ("x", -2), ("y", 5), ("z", -4));

    static GraphModel Neuron { get; } = Model("a = w*x\nn = -a\ne = exp(n)\ng = e + 1\nf = 1/g", ("w", 2), ("x", 0.5));

    [Fact]
    public void OtherNumbersGiveOtherValuesAndGradients()
    {
        var shown = GraphShown.Of(Line, Ask(("x", "1"), ("z", "3")), []);

        Assert.Equal(6, shown.Picture["q"].Value.Number);
        Assert.Equal(3, shown.Picture["x"].Upstream!.Number);
        Assert.All(shown.Fields, field => Assert.Null(field.Mistake));
    }

    [Fact]
    public void TheModelsOwnNumbersKeepHiddenWhatIsAsked()
    {
        Assert.Equal(Asked, GraphShown.Of(Line, Ask(("x", "-2"), ("y", "5.0")), Asked).Hidden);
        Assert.Equal(Asked, GraphShown.Of(Line, GraphAsk.Nothing, Asked).Hidden);
    }

    [Fact]
    public void NumbersThatLeaveAnAskedQuantityAsItIsKeepItHidden()
    {
        Assert.Equal([new("q", NodeQuantity.Value)], GraphShown.Of(Line, Ask(("z", "7")), Asked).Hidden);
        Assert.Equal([new("x", NodeQuantity.Upstream)], GraphShown.Of(Line, Ask(("x", "7")), Asked).Hidden);
        Assert.Empty(GraphShown.Of(Line, Ask(("x", "7"), ("z", "7")), Asked).Hidden);
    }

    [Theory]
    [InlineData("1, 2", "One number is wanted here.")]
    [InlineData("<script>", null)]
    [InlineData("1e999", null)]
    public void WhatIsNoNumberChangesNothingAndIsSaidAtItsPlace(string typed, string? message)
    {
        var shown = GraphShown.Of(Line, Ask(("x", typed), ("z", "3")), []);

        Assert.Same(Line.Picture, shown.Picture);
        var mistake = Assert.Single(shown.Fields, field => field.Mistake is not null).Mistake!;
        Assert.Equal(message ?? mistake.English, mistake.English);
    }

    [Fact]
    public void NumbersWithoutAFiniteResultAreRefused()
    {
        var shown = GraphShown.Of(Model("f = 1/x", ("x", 2)), Ask(("x", "0")), []);

        Assert.Equal(0.5, shown.Picture["f"].Value.Number);
        Assert.Equal("With these numbers some value or gradient is not finite: try others.", shown.Fields[0].Mistake!.English);
    }

    [Theory]
    [InlineData("x", "-4", VerdictKind.Correct)]
    [InlineData("x", "z", VerdictKind.Correct)]
    [InlineData("x", "4", VerdictKind.Wrong)]
    [InlineData("z", "3", VerdictKind.Correct)]
    [InlineData("z", "z", VerdictKind.Wrong)]
    [InlineData("x", "((((", VerdictKind.Invalid)]
    public void AGradientThatIsFilledInIsJudged(string node, string answer, VerdictKind expected) =>
        Assert.Equal(expected, GraphShown.Of(Line, GraphAsk.Nothing with { Node = node, Answer = answer }, []).Verdict!.Kind);

    [Fact]
    public void AGradientIsJudgedAtTheNumbersThatAreShown() =>
        Assert.Equal(VerdictKind.Correct, GraphShown.Of(Line, Ask(("z", "9")) with { Node = "x", Answer = "9" }, []).Verdict!.Kind);

    [Theory]
    [InlineData("f")]
    [InlineData("nobody")]
    public void WhereNothingIsToBeFilledInNothingIsJudged(string node) =>
        Assert.Null(GraphShown.Of(Line, GraphAsk.Nothing with { Node = node, Answer = "1" }, []).Verdict);

    [Fact]
    public void TheGatesOfASigmoidCloseToOneAndOpenAgain()
    {
        var closed = GraphShown.Of(Neuron, GraphAsk.Nothing with { IsClosed = true }, []).Picture;

        Assert.Equal(["w", "x", "a", "f"], closed.Nodes.Select(node => node.Name));
        Assert.Equal(("σ", "σ(a)"), (closed["f"].Symbol, closed["f"].Formula));
        var sigma = 1 / (1 + Math.Exp(-1));
        Assert.Equal(sigma * (1 - sigma), Assert.Single(closed.Inputs[closed["f"].Index]).Local.Entries![0], 12);
        Assert.Equal(closed["w"].Upstream!.Number, Neuron.Picture["w"].Upstream!.Number, 12);
        Assert.Equal(7, GraphShown.Of(Neuron, GraphAsk.Nothing, []).Picture.Nodes.Length);
    }

    [Fact]
    public void AGateThatOthersUseStaysOpen() => Assert.Empty(Model("e = exp(-a)\ng = e + 1\nf = 1/g + e", ("a", 1)).Groups);

    [Fact]
    public void TheFormSaysWhatBecameOfTheAnswerAndKeepsWhatWasTyped()
    {
        var block = Shown(Line, GraphAsk.Nothing with { Node = "z", Answer = "4" }, "/somewhere");

        Assert.Equal("Not right.", block.Find("[data-piece=verdict] strong").TextContent);
        Assert.Equal("4", block.Find("input[name=answer]").GetAttribute("value"));
        Assert.Equal("z", block.Find("option[selected]").GetAttribute("value"));
        Assert.DoesNotContain("3", block.Find("[data-piece=verdict]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void AnAddressIsCutToMeasureAndOnlyItsOwnFieldsAreRead()
    {
        var ask = GraphAsk.Of([new("v.x", new string('1', 5_000)), new("answer", "2"), new("x", "9")]);

        Assert.Equal(GraphAsk.LongestText, ask.Numbers["x"].Length);
        Assert.Equal("2", ask.Answer);
    }

    [Fact]
    public void TheCostOfBothOrdersIsCounted()
    {
        var cost = GraphCost.Of(Worked.TinyNet.Picture("we23"))!;

        // ∂s/∂h (1×2) · ∂h/∂z (2×2) · ∂z/∂W (2×6): from the left 4 + 12, from the right 24 + 12.
        Assert.Equal((16, 36), (cost.Cost.LeftToRight, cost.Cost.RightToLeft));
        Assert.Null(GraphCost.Of(Worked.Simple.Picture("we10")));
    }

    static GraphModel Model(string text, params (string Name, double Value)[] values)
    {
        var point = values.ToImmutableDictionary(pair => pair.Name, pair => (Tensor)pair.Value, StringComparer.Ordinal);
        var program = AnswerLanguage.ReadProgram(text, point.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.Shape,
            StringComparer.Ordinal)).Value!;
        return new GraphModel(program, point, Grain.Gates, null, GateGroup.In(program));
    }

    static GraphAsk Ask(params (string Name, string Text)[] numbers) =>
        GraphAsk.Nothing with { Numbers = numbers.ToImmutableDictionary(pair => pair.Name, pair => pair.Text, StringComparer.Ordinal) };
}
