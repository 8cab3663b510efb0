using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Autodiff.Training;
using Xunit;

namespace BackpropTutor.Autodiff.Tests.Training;

/// <summary>A network of two layers: what the plan stores after some steps is what the same formulas give when run one by one.</summary>
public sealed class NetworkTrainingTests
{
    static readonly Node X = Node.Variable("x", Shape.Matrix(50, 90));
    static readonly Node Y = Node.Variable("y", Shape.Matrix(50, 7));
    static readonly Node W1 = Node.Variable("w1", Shape.Matrix(90, 260));
    static readonly Node B1 = Node.Variable("b1", Shape.Matrix(1, 260));
    static readonly Node W2 = Node.Variable("w2", Shape.Matrix(260, 7));
    static readonly Node Loss = ((X.MatMul(W1) + B1).Apply(new Sigmoid()).MatMul(W2) - Y).Pow(2.0).Sum();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void ThePlanStoresWhatTheFormulasGive(int cores)
    {
        var values = Draw(5);
        var loop = new TrainingSetup(Loss, [W1, B1, W2], new GradientDescent(1e-4)).Start(values, cores);
        var backward = Backward.Of(Loss);
        Node[] parameters = [W1, B1, W2];
        Node[] next = [.. parameters.Select(each => each - (1e-4 * backward.GradientOf(each)))];
        var graph = Graph.Of([Loss, .. next]);
        for (var step = 0; step < 5; step++)
        {
            var run = Run.Of(graph, values);

            Assert.Equal(run[Loss].Number, loop.Step(), 1e-11 * run[Loss].Number);
            foreach (var (parameter, node) in parameters.Zip(next))
            {
                values[((Variable)parameter.Op).Symbol] = run[node];
                Assert.Equal(run[node].Values.ToArray(), loop.Parameter(parameter).ToArray(),
                    (a, b) => Math.Abs(a - b) <= 1e-12 * Math.Max(1, Math.Abs(a)));
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void FactorsOfAProductAreBothMovedByTheOldValueOfTheOther(bool leftFirst)
    {
        var (left, right) = (Node.Variable("P", Shape.Matrix(40, 20)), Node.Variable("Q", Shape.Matrix(20, 40)));
        var loss = (left.MatMul(right) - 1.0).Pow(2.0).Sum();
        var backward = Backward.Of(loss);
        Node[] parameters = leftFirst ? [left, right] : [right, left];
        Node[] next = [.. parameters.Select(each => each - (0.01 * backward.GradientOf(each)))];
        var random = new Random(3);
        var values = parameters.ToDictionary(
            node => ((Variable)node.Op).Symbol, node => Tensor.Of(node.Shape,
                [.. Enumerable.Range(0, 800).Select(_ => random.NextDouble())]), StringComparer.Ordinal);
        var loop = new TrainingSetup(loss, parameters, new GradientDescent(0.01)).Start(values);
        loop.Step();
        var run = Run.Of(Graph.Of(next), values);

        Assert.All(parameters.Zip(next), pair => Assert.Equal(run[pair.Second].Values.ToArray(), loop.Parameter(pair.First).ToArray(),
            (a, b) => Math.Abs(a - b) <= 1e-12));
    }

    [Fact]
    public void TheNumberOfCoresDoesNotShowInTheResult()
    {
        var setup = new TrainingSetup(Loss, [W1, B1, W2], new Adam(0.01));
        var (one, two) = (setup.Start(Draw(6), 1), setup.Start(Draw(6), 2));
        for (var step = 0; step < 20; step++)
        {
            Assert.Equal(one.Step(), two.Step());
            Assert.Equal(one.Parameter(W1).ToArray(), two.Parameter(W1).ToArray());
        }
    }

    static Dictionary<string, Tensor> Draw(int seed)
    {
        var random = new Random(seed);
        return new[] { X, Y, W1, B1, W2 }.ToDictionary(
            node => ((Variable)node.Op).Symbol,
            node => Tensor.Of(node.Shape, [.. Enumerable.Range(0, (int)node.Shape.Count).Select(_ => (2 * random.NextDouble()) - 1)]),
                StringComparer.Ordinal);
    }
}
