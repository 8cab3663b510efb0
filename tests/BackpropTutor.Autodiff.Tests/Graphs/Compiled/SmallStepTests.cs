using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Graphs.Compiled;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using Xunit;

namespace BackpropTutor.Autodiff.Tests.Graphs.Compiled;

/// <summary>Steps on a handful of entries are written out as scalar instructions; they come to what the same steps come to by the
/// kernels.</summary>
public sealed class SmallStepTests
{
    [Fact]
    public void SmallMatrixProductsWithEitherSideTransposedAgreeWithARun()
    {
        var random = new Random(12);
        for (var i = 0; i < 500; i++)
        {
            var (rows, inner, columns) = (1 + random.Next(4), 1 + random.Next(4), 1 + random.Next(4));
            var (leftTransposed, rightTransposed) = (random.Next(2) == 0, random.Next(2) == 0);
            var left = Node.Variable("A", leftTransposed ? Shape.Matrix(inner, rows) : Shape.Matrix(rows, inner));
            var right = Node.Variable("B", rightTransposed ? Shape.Matrix(columns, inner) : Shape.Matrix(inner, columns));
            var product = Node.Of(
                new MatMul(), leftTransposed ? Node.Of(new Transpose(), left) : left,
                    rightTransposed ? Node.Of(new Transpose(), right) : right) is var plain && plain.Shape.IsScalar
                ? plain + 0.5
                : plain.Apply(new Negate());
            var values = new[] { left, right }.ToDictionary(
                node => ((Variable)node.Op).Symbol,
                node => Tensor.Of(node.Shape, [.. Enumerable.Range(0, (int)node.Shape.Count).Select(_ => (2 * random.NextDouble()) - 1)]),
                    StringComparer.Ordinal);
            var workspace = Plan.Of(product).NewWorkspace();
            workspace.Set(left, values["A"].Values);
            workspace.Set(right, values["B"].Values);
            workspace.Run();

            Assert.Equal(Run.Of(Graph.Of(product), values)[product].Values.ToArray(), workspace.Value(product).ToArray(),
                (a, b) => Math.Abs(a - b) <= 1e-15);
        }
    }

    [Fact]
    public void TheHyperbolicTangentIsExactToTheLastPlacesEverywhere()
    {
        var tanh = new Tanh();
        for (var x = -25.0; x < 25; x += 0.000917)
        {
            Assert.Equal(Math.Tanh(x), tanh.Value(x), 4.5e-16 * Math.Abs(Math.Tanh(x)));
        }

        foreach (var x in new[] { 0, -0.0, 1e-300, -1e-12, 1e-5, 0.65, double.BitDecrement(0.65), 1000, -1000, double.PositiveInfinity })
        {
            Assert.Equal(Math.Tanh(x), tanh.Value(x), 4.5e-16 * Math.Abs(Math.Tanh(x)));
            Assert.Equal(double.IsNegative(x), double.IsNegative(tanh.Value(x)));
        }

        Assert.True(double.IsNaN(tanh.Value(double.NaN)));
    }
}
