using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Graphs.Precision;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Autodiff.Tests.Support;
using Xunit;

namespace BackpropTutor.Language.Tests.Differentiating;

/// <summary>Where an activation rounds to its limit, what is left of it keeps its digits, however it is written.</summary>
public sealed class PreciseTests
{
    static readonly double Left = Math.Exp(-40) / (1 + Math.Exp(-40));
    static readonly double Density = 4 * Math.Exp(-80) / Math.Pow(1 + Math.Exp(-80), 2);

    static readonly Dictionary<string, Shape> Shapes = new(StringComparer.Ordinal)
    {
        ["z"] = Shape.Scalar,
        ["v"] = Shape.Vector(3),
        ["S"] = Shape.Matrix(2, 3),
    };

    static readonly Dictionary<string, Tensor> Point = new(StringComparer.Ordinal)
    {
        ["z"] = Tensor.Scalar(40),
        ["v"] = Tensor.Vector(50, 0, -60),
        ["S"] = Tensor.Matrix(new double[,] { { 50, 0, -60 }, { 0, 50, -60 } }),
    };

    public static TheoryData<string, double> Values => new()
    {
        { "1 - sigmoid(z)", Left }, { "-sigmoid(z) + 1", Left }, { "1 + -sigmoid(z)", Left }, { "sigmoid(z) - 1", -Left },
            { "-1 + sigmoid(z)", -Left },
        { "1 - 1/(1 + exp(-z))", Left }, { "1 - exp(z)/(1 + exp(z))", Left }, { "1 - exp(z)/(exp(z) + 1)", Left },
            { "1 - (1 - sigmoid(-z))", Left },
        { "a = sigmoid(z)\nb = 1 - a\nb", Left }, { "a = sigmoid(z)\na - a^2", Left }, { "a = sigmoid(z)\na - a*a", Left },
            { "a = sigmoid(z)\na*a - a", -Left },
        { "a = sigmoid(z)\nlog(a)", -Math.Exp(-40) }, { "log(1 - sigmoid(z))", -40 - Math.Exp(-40) },
            { "log(1 - sigmoid(-z))", -Math.Exp(-40) },
        { "1 - tanh(z)^2", Density }, { "1 - square(tanh(z))", Density }, { "h = tanh(z)\n1 - h*h", Density },
            { "1 - tanh(z)*tanh(z)", Density },
        { "(1 - tanh(z))*(1 + tanh(z))", Density }, { "1 - tanh(-z)^2", Density }, { "tanh(-z) + 1", Density / 2 },
            { "-1 - tanh(-z)", -Density / 2 },
        { "h = (exp(z) - exp(-z))/(exp(z) + exp(-z))\n1 - h^2", Density },
            { "h = (exp(-z) - exp(z))/(exp(-z) + exp(z))\n1 - h^2", Density },
        { "1 - softmax(v)[0]", Math.Exp(-50) }, { "(1 - softmax(v))[0]", Math.Exp(-50) },
            { "p = exp(v)/sum(exp(v))\n1 - p[0]", Math.Exp(-50) },
        { "log(1 - softmax(v)[0])", -50 }, { "sum(log(1 - softmax(v)))", -50 - Math.Exp(-50) },
            { "1 - softmax(S, axis=1)[0, 0]", Math.Exp(-50) },
        { "P = exp(S)/sum(exp(S), axis=1, keepdims=True)\n1 - P[1, 1]", Math.Exp(-50) }, { "1 - softmax(S', axis=0)[0, 0]", Math.Exp(-50) },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void WhatIsLeftKeepsItsDigits(string text, double expected)
    {
        var node = Read(text);
        var value = Run.Of(Graph.Of(node), Point)[node].Number;

        Assert.True(Math.Abs(value - expected) <= 1e-12 * Math.Abs(expected), $"{text} is {value:R}, not {expected:R}.");
    }

    /// <summary>The gradient of what is written, not only of a loss that was recognised as a whole.</summary>
    public static TheoryData<string, string, double[]> Gradients => new()
    {
        { "log(1 - tanh(z)^2)", "z", [-2] }, { "-log(1 - sigmoid(z))", "z", [1] }, { "log(1 + tanh(z)) - log(1 - tanh(z))", "z", [2] },
        { "-log(1 - 1/(1 + exp(-z)))", "z", [1] }, { "1/(1 - sigmoid(z))", "z", [Math.Exp(40)] },
            { "-log(1 - softmax(v)[0])", "v", [1, -1, -Math.Exp(-60)] },
        { "-log(1 - softmax(S, axis=1)[0, 0])", "S", [1, -1, -Math.Exp(-60), 0, 0, 0] },
    };

    [Theory]
    [MemberData(nameof(Gradients))]
    public void TheGradientKeepsItsDigits(string text, string wrt, double[] expected)
    {
        var program = AnswerLanguage.ReadProgram(text, Shapes).Expect();
        var (output, variable) = (program.Output.Node, program.Names[wrt]);
        var plain = Backward.Of(output).GradientOf(variable);

        Near.Equal(expected, Run.Of(Graph.Of(plain), Point)[plain].Values, 1e-12, $"the gradient of {text} as it is written");
        Near.Equal(expected, Differentiation.Of(output).At(Point).Gradient(variable).Values, 1e-12, $"the gradient of {text}");
    }

    /// <summary>Typed text may nest thousands of steps: looking for a complement comes to an end.</summary>
    [Fact]
    public void ALongChainOfSquaresIsLeftAsItIs()
    {
        var node = Read("z");
        for (var i = 0; i < 2000; i++)
        {
            node = 1 - (node * node);
        }

        Assert.False(double.IsFinite(Run.Of(Graph.Of(node), Point)[node].Number));
    }

    [Theory]
    [InlineData("1 - z")]
    [InlineData("2 - sigmoid(z)")]
    [InlineData("z - z*z")]
    [InlineData("1 - exp(z)/(exp(-z) + exp(v))")]
    [InlineData("v - sum(v*v)")]
    public void NothingElseIsRewritten(string text) => Assert.Null(Precise.Of(Read(text)));

    [Theory]
    [InlineData("1 - exp(z)/(exp(z) + exp(v))")]
    [InlineData("ones(2, 3) - sigmoid(v)")]
    [InlineData("1 - softmax(v)")]
    public void TheShapeStaysWhatItIs(string text) => Assert.Equal(Read(text).Shape, Precise.Of(Read(text))!.Shape);

    static Node Read(string text) => AnswerLanguage.ReadProgram(text, Shapes).Expect().Output.Node;
}
