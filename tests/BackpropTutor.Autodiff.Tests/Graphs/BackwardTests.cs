using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using Xunit;

namespace BackpropTutor.Autodiff.Tests.Graphs;

public sealed class BackwardTests
{
    static readonly Node W = Node.Variable("W", Shape.Matrix(2, 3));
    static readonly Node X = Node.Variable("x", Shape.Vector(3));
    static readonly Node B = Node.Variable("b", Shape.Vector(2));
    static readonly Node U = Node.Variable("u", Shape.Vector(2));
    static readonly Node Z = Node.Of(new Add(), Node.Of(new MatMul(), W, X), B);
    static readonly Node H = Node.Of(new Sigmoid(), Z);
    static readonly Node S = Node.Of(new MatMul(), Node.Of(new Transpose(), U), H);

    static readonly Dictionary<string, Tensor> Point = new(StringComparer.Ordinal)
    {
        ["W"] = Tensor.Matrix(new[,] { { 0.5, -0.5, 0.5 }, { 1, 0.25, -0.5 } }),
        ["x"] = Tensor.Vector(1, 2, -1),
        ["b"] = Tensor.Vector(1, -1),
        ["u"] = Tensor.Vector(2, -1),
    };

    [Fact]
    public void TheErrorSignalOfTheSmallNetworkIsUpstreamTimesTheActivationsSlope()
    {
        var backward = Backward.Of(S);
        var delta = backward.GradientOf(Z);
        var run = Run.Of(Graph.Of(S, delta), Point);

        Assert.Equal([0.5, -0.19661193324148185], run[delta].Values.ToArray(), Close);
    }

    [Fact]
    public void TheWeightsReceiveTheOuterProductOfErrorSignalAndInput()
    {
        var gradient = Backward.Of(S).GradientOf(W);
        var run = Run.Of(Graph.Of(gradient), Point);

        Assert.Equal(Shape.Matrix(2, 3), gradient.Shape);
        Assert.Equal([0.5, 1, -0.5, -0.19661193324148185, -0.3932238664829637, 0.19661193324148185], run[gradient].Values.ToArray(), Close);
    }

    [Fact]
    public void AFanOutAddsWhatItsConsumersSend()
    {
        var x = Node.Variable("x", Shape.Scalar);
        var product = Node.Of(new Multiply(), x, x);
        var backward = Backward.Of(product);
        var run = Run.Of(Graph.Of(backward.GradientOf(x)), new Dictionary<string, Tensor>(StringComparer.Ordinal) { ["x"] = 5 });

        Assert.Equal(2, backward.UsesOf(x).Length);
        Assert.Equal(10, run[backward.GradientOf(x)].Number);
    }

    [Fact]
    public void TheTransposeOfAPullbackIsThePushforward()
    {
        var product = Node.Of(new MatMul(), W, X);
        var moved = product.Op.Pushforward(product, [null, X])!;
        var run = Run.Of(Graph.Of(product, moved), Point);

        Assert.Equal(run[product].Values.ToArray(), run[moved].Values.ToArray(), Close);
    }

    static bool Close(double expected, double actual) => Math.Abs(expected - actual) <= 1e-12 * Math.Max(1, Math.Abs(expected));
}
