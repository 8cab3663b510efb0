using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using Xunit;

namespace BackpropTutor.Language.Tests;

/// <summary>Scripts as they run: names that are bound again, entries that are picked and set, and nothing left out unsaid.</summary>
public sealed class ScriptTests
{
    static readonly Dictionary<string, Tensor> Point = new(StringComparer.Ordinal)
    {
        ["x"] = Tensor.Vector(1, -2, 3),
        ["y"] = Tensor.Vector(2, 0),
        ["k"] = Tensor.Scalar(1),
        ["a"] = Tensor.Scalar(3),
        ["X"] = Tensor.Matrix(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }),
    };

    [Theory]
    [InlineData("c = a + 1\nc += c + 1\nd = c*2", 18)]
    [InlineData("z = x*2; z *= 3; L = sum(z)", 12)]
    [InlineData("z = x - a\nz /= 2\nL = sum(z^2)", 7.25)]
    [InlineData("x = relu(x)\ns = sum(x)", 4)]
    [InlineData("N, D = X.shape\nL = sum(X)/(N*D)", 3.5)]
    [InlineData("L = np.sum(X[np.arange(2), y])", 7)]
    [InlineData("m = 2*X\nm[np.arange(2), y] = 0\nL = np.sum(m)", 28)]
    [InlineData("L = x[k] + sum(x[1:])", -1)]
    [InlineData("L = sum(X[:, 0:2])", 12)]
    [InlineData("L = np.sum(x[y])", 4)]
    [InlineData(@"\sum_{i=1}^{2} x_i^2", 5)]
    [InlineData(@"\sum_i x_i", 2)]
    public void AScriptComesToWhatItsRunWould(string text, double expected) => Assert.Equal(expected, ValueOf(Read(text)), 12);

    [Fact]
    public void WhatStoodOnAnOlderVersionKeepsIt()
    {
        var program = Read("c = a*2\nd = c\nc = c + 1\ns = c*d");

        Assert.Equal(42, ValueOf(program));
        Assert.Contains("c_v1", program.Names.Keys);
        Assert.Contains(program.Notices, notice => notice.Id == "bound-again");
    }

    [Fact]
    public void AnInputThatIsBoundAgainIsStillWhatIsDifferentiatedBy()
    {
        var program = Read("x = relu(x)\ns = sum(x)");

        Assert.Equal([1, 0, 1], program.Differentiate().At(Point).Gradient(program.Names["x"]).Values.ToArray());
    }

    [Theory]
    [InlineData("s = a*k; a -= 0.1*k")]
    [InlineData("s = a*k; a += -0.1*k")]
    [InlineData("s = a*k; a = a - 0.1*k")]
    public void AStepOfAnInputIsOutsideTheFunctionAndSaidToBe(string text)
    {
        var program = Read(text);

        Assert.Equal("a", Assert.Single(program.Updates).Name);
        Assert.Contains(program.Notices, notice => notice.Id == "update");
    }

    [Theory]
    [InlineData("X[np.arange(2), x]")]
    [InlineData("x[2:1]")]
    [InlineData("x[a*k]")]
    [InlineData("x[0:3:2]")]
    [InlineData("N, D, E = X.shape")]
    [InlineData("q[np.arange(2), y] = 0")]
    public void WhatCannotBePickedIsRefused(string text) =>
        Assert.False(AnswerLanguage.ReadProgram(text, Point.ToDictionary(pair => pair.Key, pair => pair.Value.Shape)).Succeeded);

    [Theory]
    [InlineData(@"\theta", "theta")]
    [InlineData("W_1", "W1")]
    [InlineData("W^{[1]}", "W1")]
    [InlineData("a^L", "a_L")]
    [InlineData(@"\hat{y}", "ŷ")]
    [InlineData("3x", null)]
    [InlineData("a + b", null)]
    [InlineData("", null)]
    public void ANameByItselfIsReadInAnyNotation(string typed, string? canonical) =>
        Assert.Equal(canonical, AnswerLanguage.ReadName(typed));

    static double ValueOf(Program program) => Run.Of(Graph.Of(program.Output.Node), Point)[program.Output.Node].Number;

    static Program Read(string text) =>
        AnswerLanguage.ReadProgram(text, Point.ToDictionary(pair => pair.Key, pair => pair.Value.Shape, StringComparer.Ordinal)).Expect();
}
