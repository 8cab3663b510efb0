using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Autodiff.Tests.Support;
using Xunit;

namespace BackpropTutor.Autodiff.Tests.Graphs;

public sealed class JacobianTests
{
    static readonly Node W = Node.Variable("W", Shape.Matrix(2, 3));
    static readonly Node X = Node.Variable("x", Shape.Vector(3));
    static readonly Node Z = Node.Of(new MatMul(), W, X);
    static readonly Node H = Node.Of(new Tanh(), Z);

    static readonly Dictionary<string, Tensor> Point = new(StringComparer.Ordinal)
    {
        ["W"] = Tensor.Matrix(new[,] { { 0.5, -0.5, 0.5 }, { 1, 0.25, -0.5 } }),
        ["x"] = Tensor.Vector(1, 2, -1),
    };

    [Fact]
    public void AnAffineMapsJacobianByItsWeightsIsTheIdentityKroneckerTheInput() =>
        Near.Equal(new[,] { { 1, 2, -1, 0, 0, 0.0 }, { 0, 0, 0, 1, 2, -1 } }, Jacobian.Of(Z, W, Point), 0, "∂Wx/∂W");

    [Fact]
    public void ForwardModeEqualsReverseMode()
    {
        Near.Equal(Jacobian.ByReverse(H, W, Point), Jacobian.ByForward(H, W, Point), 1e-15, "∂h/∂W");
        Near.Equal(Jacobian.ByReverse(H, Z, Point), Jacobian.ByForward(H, Z, Point), 1e-15, "∂h/∂z");
    }

    [Fact]
    public void AHessianVectorProductIsTheDifferenceOfGradients()
    {
        var s = Node.Of(new Sum(null, false), Node.Of(new Multiply(), H, Node.Of(new Exp(), Z)));
        var direction = Tensor.Vector(0.3, -1, 2);
        var product = Hessian.TimesVector(s, X, Node.Constant(direction));
        var gradient = Backward.Of(s).GradientOf(X);
        var (ahead, behind) = (Moved(1e-5), Moved(-1e-5));
        var differences = ahead.Values.ToArray().Zip(behind.Values.ToArray(), (a, b) => (a - b) / 2e-5).ToArray();

        Near.Equal(differences, Run.Of(Graph.Of(product), Point)[product].Values, 1e-8, "Hv");

        Tensor Moved(double step)
        {
            var x = Point["x"].Values.ToArray().Select((value, i) => value + (step * direction[i])).ToArray();
            return Run.Of(Graph.Of(gradient), new Dictionary<string, Tensor>(Point,
                StringComparer.Ordinal)
            { ["x"] = Tensor.Vector(x) })[gradient];
        }
    }

    [Fact]
    public void TheGradientOfManyNumbersNeedsASeed()
    {
        var exception = Assert.Throws<ArgumentException>(() => Backward.Of(H));

        Assert.StartsWith("The output is 2×1: the gradient of more than one number needs a seed of that shape.", exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void AnInputThatADefinitionLooksThroughKeepsItsGradient()
    {
        // tanh'(−x): the definition may see through the negation, the gradient with respect to −x must not be lost.
        var negated = Node.Of(new Negate(), X);
        var slope = Node.Of(new Prime(new Silu()), negated);
        var jacobian = Jacobian.ByReverse(slope, negated, Point);
        var expected = Jacobian.ByReverse(slope, X, Point);

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(-expected[i, i], jacobian[i, i], 1e-15);
            Assert.NotEqual(0, jacobian[i, i]);
        }
    }
}
