using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tests.Support;
using BackpropTutor.Language.Printing;
using BackpropTutor.Language.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace BackpropTutor.Language.Tests;

/// <summary>What the text dialect prints, the language reads back as the same tree.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public void RandomTreesReadBackAsTheyWere()
    {
        var cases = from seed in Gen.Choose(0, int.MaxValue - 1) from depth in Gen.Choose(1, 7) select (Seed: seed, Depth: depth);
        Prop.ForAll(cases.ToArbitrary(), item => ReadsBack(RandomTree.Of(new Random(item.Seed), item.Depth),
            $"seed {item.Seed}, depth {item.Depth}"))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000).WithReplay(20261121, 7));
    }

    /// <summary>LaTeX has fewer ways to say a thing than the text dialect: the tree may differ, what it means may not, nor how it is
    /// printed again.</summary>
    [Fact]
    public void RandomTreesReadBackFromLatexToo()
    {
        var random = new Random(8);
        var variables = Reader.Usual.Select(pair => Node.Variable(pair.Key, pair.Value)).ToArray();
        var scope = RoundTrip.ScopeOf(variables, variables[0]);
        var point = Reader.Usual.ToDictionary(pair => pair.Key, pair => Draws.Tensor(pair.Value, new(-2, 2), random),
            StringComparer.Ordinal);
        for (var seed = 0; seed < 2000; seed++)
        {
            var node = RandomTree.Of(new Random(seed), 1 + (seed % 6));
            var fault = RoundTrip.Fault(node, scope, point, _ => null, Dialect.Latex);
            Assert.True(fault is null, $"seed {seed}: {Reader.Tree(node)}: {fault}");
        }
    }

    [Theory]
    [InlineData("(u ⊙ σ'(z)) x'", "(u ⊙ σ'(z)) xᵀ")]
    [InlineData("u ⊙ h ⊙ (1 - h)", "u ⊙ h ⊙ (1 - h)")]
    [InlineData("W@x + b", "W x + b")]
    [InlineData("2*a*u", "2 a u")]
    [InlineData("a*2", "a * 2")]
    [InlineData("-(2)", "-(2)")]
    [InlineData("W @ [1, 2, 3]", "W · [1, 2, 3]")]
    [InlineData("delta * x' + 2 * lambda * W", "δ xᵀ + 2 λ W")]
    [InlineData("1/(1 + exp(-a))", "1 / (1 + exp(-a))")]
    [InlineData("h ⊙ 1[z > 0]", "h ⊙ (z > 0)")]
    [InlineData("sum(X, axis=0, keepdims=True)", "sum(X, axis=0, keepdims=True)")]
    [InlineData("norm(W x)^2", "norm(W x)^2")]
    public void TextLooksLikeMathematics(string typed, string printed)
    {
        var node = Reader.Node(typed);

        Assert.Equal(printed, Printer.Print(node, Dialect.Text, _ => null));
        ReadsBack(node, typed);
    }

    [Theory]
    [InlineData("delta x'", @"\delta x^{\top}")]
    [InlineData("(u ⊙ σ'(z)) x'", @"\left(u \odot \sigma'(z)\right) x^{\top}")]
    [InlineData("W@x + b", @"W x + b")]
    [InlineData("1/(1 + exp(-a))", @"\frac{1}{1 + \exp(-a)}")]
    [InlineData("norm(W x)^2", @"\lVert W x \rVert^{2}")]
    [InlineData("ŷ - y_pred", @"\hat{y} - y_{\mathrm{pred}}")]
    [InlineData("W2' y", @"W_{2}^{\top} y")]
    [InlineData("a y_pred sum(x)", @"a y_{\mathrm{pred}} \, \mathrm{sum}(x)")]
    [InlineData("(a/c)^2", @"\left(\frac{a}{c}\right)^{2}")]
    [InlineData("x_1 W_{2,3} (W x)[0]", @"x_{1} W_{2,3} \left(W x\right)[0]")]
    [InlineData("sum(X, axis=0, keepdims=True)", @"\mathrm{sum}(X, \mathrm{axis}=0, \mathrm{keepdims}=\mathrm{True})")]
    [InlineData("relu(z)", @"\mathrm{relu}(z)")]
    [InlineData("[1, -2.5]", @"\begin{bmatrix} 1 \\ -2.5 \end{bmatrix}")]
    public void LatexLooksLikeATextbook(string typed, string printed) =>
        Assert.Equal(printed, Printer.Print(Reader.Node(typed), Dialect.Latex, _ => null));

    [Fact]
    public void NamesCutTheTree()
    {
        var program = Reader.Program("t = W x + b; k = sigmoid(t); u'*k");

        Assert.Equal("uᵀ k", Printer.Print(program.Output.Node, Dialect.Text,
            node => node == program.Output.Node ? null : program.NameOf(node)));
        Assert.Equal("σ(t)", Printer.PrintDefinition(program.Names["k"], Dialect.Text, program.NameOf));
        Assert.Equal("k", Printer.Print(program.Names["k"], Dialect.Text, program.NameOf));
    }

    [Fact]
    public void AGradientInClosedFormReadsBackToo()
    {
        var program = Reader.Program("t = W x + b; k = sigmoid(t); r = u'*k");
        var gradient = Backward.Of(program.Output.Node).GradientOf(program.Names["W"]);
        var text = Printer.Print(gradient, Dialect.Text, program.NameOf);

        Assert.True(AnswerLanguage.ReadAnswer(text, Scope.Of(program)).Succeeded, text);
        Assert.Contains("σ'(t)", text, StringComparison.Ordinal);
    }

    static void ReadsBack(Node node, string from)
    {
        var text = Printer.Print(node, Dialect.Text, _ => null);
        var outcome = AnswerLanguage.ReadProgram(text, Reader.Usual);
        Assert.True(outcome.Succeeded, $"{from}: {Reader.Tree(node)} prints as “{text}”: {outcome.Mistake?.Message.English}");
        Assert.True(Reader.Same(node, outcome.Value.Output.Node),
            $"{from}: {Reader.Tree(node)} prints as “{text}”, which is {Reader.Tree(outcome.Value.Output.Node)}.");
    }

    /// <summary>Constants have their names, and no sign stands behind another.</summary>
    [Theory]
    [InlineData("e^(-a)", "e^(-a)", @"e^{{-a}}")]
    [InlineData("π a", "π a", @"\pi a")]
    [InlineData("-(-a)", "-(-a)", @"-\left(-a\right)")]
    [InlineData("3 (-2)", "3 * (-2)", @"3 \cdot \left(-2\right)")]
    [InlineData("a - -c", "a - (-c)", @"a - \left(-c\right)")]
    [InlineData("a^-1", "a^-1", @"a^{-1}")]
    public void SignsAndConstantsAreWrittenAsPeopleWriteThem(string typed, string text, string latex)
    {
        Assert.Equal(text, Printer.Print(Reader.Node(typed), Dialect.Text, _ => null));
        Assert.Equal(latex, Printer.Print(Reader.Node(typed), Dialect.Latex, _ => null));
    }
}
