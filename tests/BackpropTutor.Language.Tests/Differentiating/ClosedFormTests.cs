using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Graphs.ClosedForms;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Autodiff.Tests.Support;
using BackpropTutor.Language.Printing;
using Xunit;

namespace BackpropTutor.Language.Tests.Differentiating;

/// <summary>Gradients in closed form, as they stand on paper.</summary>
public sealed class ClosedFormTests
{
    static readonly Dictionary<string, Shape> Shapes = new(StringComparer.Ordinal)
    {
        ["W"] = Shape.Matrix(2, 3),
        ["x"] = Shape.Vector(3),
        ["b"] = Shape.Vector(2),
        ["u"] = Shape.Vector(2),
        ["t"] = Shape.Vector(2),
        ["a"] = Shape.Scalar,
        ["X"] = Shape.Matrix(4, 3),
        ["V"] = Shape.Matrix(3, 2),
        ["Y"] = Shape.Matrix(4, 2),
        ["c"] = Shape.Scalar,
    };

    [Theory]
    [InlineData("z = W x + b; h = σ(z); s = u' h", "W", "(u ⊙ σ'(z)) xᵀ")]
    [InlineData("z = W x + b; h = σ(z); s = u' h", "b", "u ⊙ σ'(z)")]
    [InlineData("z = W x + b; h = σ(z); s = u' h", "x", "Wᵀ (u ⊙ σ'(z))")]
    [InlineData("z = W x + b; h = σ(z); s = u' h", "h", "u")]
    [InlineData("z = W x + b; h = σ(z); s = u' h", "u", "h")]
    [InlineData("z = W x + b; e = z - t; L = sum(e^2)", "z", "2 e")]
    [InlineData("z = W x + b; e = z - t; L = mean(e^2)", "z", "e")]
    [InlineData("z = W x + b; e = z - t; L = mean(e^2)", "t", "-e")]
    [InlineData("z = W x; p = softmax(z); L = -sum(t ⊙ log(p))", "z", "sum(t) p - t")]
    [InlineData("z = W x; p = σ(z); L = -sum(t ⊙ log(p))", "z", "t ⊙ (p - 1)")]
    [InlineData("z = W x; L = a sum(z)", "z", "a ones(2)")]
    [InlineData("z = X @ V; L = sum(z * z)", "V", "2 Xᵀ z")]
    [InlineData("z = X @ V + b; L = sum(Y * z)", "b", "sum(Y, axis=0)")]
    [InlineData("y = 3 c^2; s = y / 4", "c", "3 c / 2")]
    [InlineData("q = W x; s = norm(q)", "q", "q / s")]
    [InlineData("y = c * c", "c", "2 c")]
    public void AGradientIsWrittenAsOnPaper(string text, string variable, string expected)
    {
        var program = AnswerLanguage.ReadProgram(text, Shapes).Expect();
        var differentiation = program.Differentiate();
        var closed = differentiation.ClosedFormOf(program.Names[variable]);
        var written = Printer.Print(closed, Dialect.Text, program.NameOf);

        Assert.Equal(expected, written);

        var point = program.Variables.ToDictionary(input => input.Symbol, input => Draws.Tensor(input.Shape, new(-1, 1), new Random(3)),
            StringComparer.Ordinal);
        var read = AnswerLanguage.ReadAnswer(written, Scope.Of(program)).Expect().Node;
        Near.Equal(differentiation.At(point).Gradient(program.Names[variable]).Values, Run.Of(Graph.Of(read), point)[read].Values, 1e-12,
            $"{written}, read back");
    }

    [Fact]
    public void AGivenErrorSignalIsUsedByItsName()
    {
        var program = AnswerLanguage.ReadProgram("z = W x + b; h = σ(z); s = u' h", Shapes).Expect();
        var differentiation = program.Differentiate();
        var delta = differentiation.GradientOf(program.Names["z"]);

        Assert.Equal("δ xᵀ", Printer.Print(differentiation.ClosedFormOf(program.Names["W"], program.Names["z"]), Dialect.Text, NameOf));
        Assert.Equal("u ⊙ σ'(z)", Printer.Print(differentiation.ClosedFormOf(program.Names["z"], program.Names["z"]), Dialect.Text,
            NameOf));

        string? NameOf(Node node) => ReferenceEquals(node, delta) ? "δ" : program.NameOf(node);
    }

    [Fact]
    public void OfRandomGraphsTheClosedFormIsTheSameNumbers()
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var graph = RandomGraph.Grown(seed, 1 + (seed % 60));
            var differentiation = Differentiation.Of(graph.Output, graph.Variables);
            var at = differentiation.At(graph.Point);
            foreach (var variable in graph.Variables)
            {
                var closed = differentiation.ClosedFormOf(variable);
                var all = new Simplifier(graph.Variables).Simplified(differentiation.GradientOf(variable));
                var run = Run.Of(Graph.Of(closed, all), graph.Point);

                Assert.Equal(variable.Shape, closed.Shape);
                Near.Equal(at.Gradient(variable).Values, run[closed].Values, 1e-8, $"seed {seed}, closed form");
                Near.Equal(at.Gradient(variable).Values, run[all].Values, 1e-8, $"seed {seed}, simplified down to the variables");
            }
        }
    }
}
