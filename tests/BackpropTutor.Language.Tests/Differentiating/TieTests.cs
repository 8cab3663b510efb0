using BackpropTutor.Autodiff.Checking;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using Xunit;

namespace BackpropTutor.Language.Tests.Differentiating;

/// <summary>
/// Ties, by name: the random graphs are grown away from them, since there forward mode, reverse mode and differences may each be right in
/// another way. What must hold is that a whole program at a tie says so, at the node, and that a gradient claimed there is not called
/// wrong.
/// </summary>
public sealed class TieTests
{
    [Theory]
    [InlineData("max(x)", "x", new double[] { 1, 2, 2 })]
    [InlineData("min(x)", "x", new double[] { 1, 1, 2 })]
    [InlineData("sum(max(X, axis=0))", "X", new double[] { 1, 2, 3, 4, 0, 3, 0, 0, 0, 1, 1, 1 })]
    [InlineData("sum(max(x, y))", "x", new double[] { 1, 0.5, -1 })]
    [InlineData("sum(min(x, 0.5))", "x", new double[] { 1, 0.5, -1 })]
    [InlineData("max(0, x[1] - 0.5)", "x", new double[] { 1, 0.5, -1 })]
    [InlineData("max(x + x)", "x", new double[] { 3, 1, 3 })]
    [InlineData("max(concat(x, 2 x))", "x", new double[] { 1, 2, 4, })]
    public void AProgramAtATieSaysSo(string text, string name, double[] values)
    {
        var program = Reader.Program("r = " + text);
        var point = new Dictionary<string, Tensor>(StringComparer.Ordinal)
        {
            [name] = Tensor.Of(Reader.Usual[name], values),
            ["y"] = Tensor.Vector(2, 0.5, 1),
        };
        var found = Differentiation.Of(program.Output.Node).At(point).Irregularities();
        var isTie = values is not [1, 2, 4];

        Assert.Equal(isTie, found.Any(item => item.Irregularity.Kind is IrregularityKind.Tie
            && item.Node.Op is Max or Min or Maximum or Minimum));
        var gradient = Differentiation.Of(program.Output.Node).At(point).Gradient(program.Names[name]);
        Assert.Equal(isTie ? CheckVerdict.NotDifferentiableHere : CheckVerdict.Agrees,
            GradientCheck.Of(program.Output.Node, name, gradient, point).Verdict);
    }

    /// <summary>0.1 + 0.2 and 0.3 differ in their last bit: no tie of the numbers, but one of what they stand for, and the differences see
    /// it.</summary>
    [Fact]
    public void WhereRoundingAloneDecidesTheWinnerTheDifferencesStillSeeTheCorner()
    {
        var program = Reader.Program("r = max(a + c, 0.3)");
        var point = new Dictionary<string, Tensor>(StringComparer.Ordinal) { ["a"] = 0.1, ["c"] = 0.2 };
        var at = Differentiation.Of(program.Output.Node).At(point);

        Assert.Empty(at.Irregularities());
        Assert.Equal(CheckVerdict.NotDifferentiableHere,
            GradientCheck.Of(program.Output.Node, "a", at.Gradient(program.Names["a"]), point).Verdict);
    }

    /// <summary>Two sides that are one node move together, so that the gradient exists: it is 1, though the tie is reported all the
    /// same.</summary>
    [Fact]
    public void ATieOfANodeWithItselfHasItsGradient()
    {
        var program = Reader.Program("r = max(a, a)");
        var point = new Dictionary<string, Tensor>(StringComparer.Ordinal) { ["a"] = 0.7 };
        var at = Differentiation.Of(program.Output.Node).At(point);

        Assert.Equal(1, at.Gradient(program.Names["a"]).Number);
        Assert.Equal(IrregularityKind.Tie, Assert.Single(at.Irregularities()).Irregularity.Kind);
        Assert.Equal(CheckVerdict.Agrees, GradientCheck.Of(program.Output.Node, "a", 1.0, point).Verdict);
    }
}
