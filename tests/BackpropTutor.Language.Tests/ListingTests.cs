using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using Xunit;

namespace BackpropTutor.Language.Tests;

/// <summary>A two-layer network in NumPy as it stands in lecture notes, its wrong last line included: pasted whole, it must read.</summary>
public sealed class ListingTests
{
    const string Listing =
        """
        import numpy as np
        from numpy.random import randn

        N, D_in, H, D_out = 64, 1000, 100, 10
        x, y = randn(N, D_in), randn(N, D_out)
        w1, w2 = randn(D_in, H), randn(H, D_out)

        for t in range(2000):
          h = 1/(1+np.exp(-x.dot(w1)))
          y_pred = h.dot(w2)
          loss = np.square(y_pred - y).sum()
          print(t, loss)

          grad_y_pred = 2.0 * (y_pred - y)
          grad_w2 = h.T.dot(grad_y_pred)
          grad_h = grad_y_pred.dot(w2.T)
          grad_w1 = x.T.dot(grad_h * h * (1-h))

          w1 -= 1e-4 * grad_w1
          w2 -= 1e-4 * grad_w1
        """;

    static readonly Program Script = AnswerLanguage.ReadProgram(Listing, new Dictionary<string, Shape>(StringComparer.Ordinal)).Expect();

    [Fact]
    public void ItsOutputIsTheLastScalarThatItDefines() => Assert.Equal("loss", Script.Output.Name);

    [Fact]
    public void ItMayComeWithItsFenceAndWithBlanksOnEmptyLines()
    {
        var pasted = "```python\r\n" + Listing.ReplaceLineEndings("\r\n").Replace("\r\n\r\n  g", "\r\n  \r\n  g", StringComparison.Ordinal)
            + "\r\n```\r\n";
        var program = AnswerLanguage.ReadProgram(pasted, new Dictionary<string, Shape>(StringComparer.Ordinal)).Expect();

        Assert.Equal(Script.Output.Name, program.Output.Name);
        Assert.Equal(Script.Definitions.Select(definition => definition.Name), program.Definitions.Select(definition => definition.Name));
    }

    [Fact]
    public void WhatItDrawsAreItsVariables() =>
        Assert.Equal(
            ["x 64×1000", "y 64×10", "w1 1000×100", "w2 100×10"],
            Script.Variables.Select(variable => $"{variable.Symbol} {variable.Shape}"));

    [Fact]
    public void ItsGradientLinesBindWithTheShapesOfTheirVariables()
    {
        Assert.Equal(Shape.Matrix(1000, 100), Script.Names["grad_w1"].Shape);
        Assert.Equal(Shape.Matrix(100, 10), Script.Names["grad_w2"].Shape);
        Assert.Equal(Shape.Matrix(64, 100), Script.Names["grad_h"].Shape);
    }

    [Fact]
    public void ItsGradientLinesAreTheGradients()
    {
        var small = AnswerLanguage.ReadProgram(Listing.Replace("64, 1000, 100, 10", "2, 3, 4, 2", StringComparison.Ordinal),
            new Dictionary<string, Shape>(StringComparer.Ordinal)).Expect();
        var random = new Random(5);
        var values = small.Variables.ToDictionary(variable => variable.Symbol,
            variable => Tensor.Filled(variable.Shape, 0).Map(_ => random.NextDouble() - 0.5), StringComparer.Ordinal);
        var backward = Backward.Of(small.Output.Node);
        foreach (var name in new[] { "w1", "w2" })
        {
            var (typed, derived) = (small.Names["grad_" + name], backward.GradientOf(small.Names[name]));
            var run = Run.Of(Graph.Of(typed, derived), values);

            Assert.Equal(run[derived].Values.ToArray(), run[typed].Values.ToArray(), (a, b) => Math.Abs(a - b) < 1e-12);
        }
    }

    [Fact]
    public void TheWrongUpdateIsAShapeThatDoesNotFit()
    {
        Assert.Null(Script.Updates[0].Mistake);
        Assert.Equal("w2", Script.Updates[1].Name);
        var mistake = Script.Updates[1].Mistake!;
        Assert.Equal("invalid-shapes", mistake.Id);
        Assert.Equal("1e-4 * grad_w1", Listing[mistake.Span.Start..mistake.Span.End]);
        Assert.Equal(
            "The update of “w2” does not fit: “w2” is 100×10, but “1e-4 * grad_w1” is 1000×100. “grad_w2” has the shape of “w2”.",
            mistake.Message.English);
        Assert.Equal(
            "“w2”의 갱신이 맞지 않아요. “w2”의 모양은 100×10인데 “1e-4 * grad_w1”의 모양은 1000×100예요. “w2”과 모양이 같은 것은 “grad_w2”예요.",
            mistake.Message.Korean);
    }

    [Fact]
    public void WhatComputesNothingIsPassedOverWithANotice()
    {
        Assert.Equal(["passed-over", "passed-over", "passed-over"],
            Script.Notices.Select(notice => notice.Id).Where(id => id == "passed-over"));
        Assert.Contains(Script.Notices, notice => notice.Id == "loop-read-once");
    }
}
