using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Autodiff.Tests.Support;
using Xunit;

namespace BackpropTutor.Autodiff.Tests.Graphs;

public sealed class DifferentiationTests
{
    static readonly Node Z = Node.Variable("z", Shape.Vector(3));
    static readonly Node Scores = Node.Variable("z", Shape.Matrix(2, 2));

    static Node Log(Node node) => Node.Of(new Log(), node);

    static Node Sigma(Node node) => Node.Of(new Sigmoid(), node);

    static Node OneMinus(Node node) => Node.Of(new Subtract(), 1.0, node);

    static Derivatives At(Node output, Tensor z) => Differentiation.Of(output).At(Point(z));

    [Fact]
    public void TheLogOfASigmoidIsExactWhereTheSigmoidRoundsToZero()
    {
        var output = Log(Sigma(Z)).Sum();
        var at = At(output, Tensor.Vector(-1000, 0, 1000));

        Assert.Equal(-1000 - Math.Log(2), at.Value(output).Number, 1e-9);
        Near.Equal([1, 0.5, 0], at.Gradient(Z).Values, 1e-15, "gradient");
    }

    [Fact]
    public void TheLogOfTheComplementOfASigmoidIsExactToo()
    {
        var p = Sigma(Z);
        var output = Log(OneMinus(p)).Sum();
        var at = At(output, Tensor.Vector(-1000, 0, 1000));

        Assert.Equal(-1000 - Math.Log(2), at.Value(output).Number, 1e-9);
        Near.Equal([0, -0.5, -1], at.Gradient(Z).Values, 1e-15, "gradient");
    }

    [Fact]
    public void CrossEntropyOnTwoLinesStaysFiniteAndItsGradientIsTheProbabilityMinusTheTarget()
    {
        var t = Tensor.Vector(0, 1, 1);
        var p = Sigma(Z);
        var output = -((Node.Constant(t) * Log(p)) + (OneMinus(Node.Constant(t)) * Log(OneMinus(p)))).Sum();
        var at = At(output, Tensor.Vector(1000, -1000, 3));

        Assert.Equal(2000 + Math.Log(1 + Math.Exp(-3)), at.Value(output).Number, 1e-9);
        Near.Equal([1, -1, (1 / (1 + Math.Exp(-3))) - 1], at.Gradient(Z).Values, 1e-15, "p − t");
    }

    [Fact]
    public void ABypassedNodeStillShowsItsOwnGradientAndTheEdgeBelowItWhatItSends()
    {
        var p = Sigma(Z);
        var log = Log(p);
        var output = log.Sum();
        var at = At(output, Tensor.Vector(-1, 0, 2));

        Near.Equal([1 + Math.Exp(1), 2, 1 + Math.Exp(-2)], at.Gradient(p).Values, 1e-12, "1/p");
        Near.Equal(at.Gradient(p).Values, at.Downstream(new Edge(log, 0))!.Values, 0, "sent by the log");
        Near.Equal(at.Gradient(Z).Values, at.Downstream(new Edge(p, 0))!.Values, 0, "sent by the sigmoid");
        Assert.Equal(new Edge(log, 0), Assert.Single(Differentiation.Of(output).UsesOf(p)));
    }

    [Fact]
    public void ASigmoidThatIsAlsoUsedElsewhereSendsBothPartsDown()
    {
        var p = Sigma(Z);
        var output = Node.Of(new Sum(null, false), Node.Of(new Add(), Log(p), Node.Of(new Multiply(), p, p)));
        var at = At(output, Tensor.Vector(-1, 0.5, 2));
        var asWritten = Backward.Of(output).GradientOf(Z);
        var plain = Run.Of(Graph.Of(asWritten), Point(Tensor.Vector(-1, 0.5, 2)));

        Near.Equal(plain[asWritten].Values, at.Gradient(Z).Values, 1e-14, "gradient");
        Near.Equal(at.Gradient(Z).Values, at.Downstream(new Edge(p, 0))!.Values, 1e-15, "sent down");
    }

    [Theory]
    [InlineData("entry")]
    [InlineData("row")]
    [InlineData("axis")]
    [InlineData("stacked")]
    public void TheLogOfASoftmaxIsExactThroughSelections(string way)
    {
        var p = Node.Of(new Softmax(null), Scores);
        var output = way switch
        {
            "entry" => Log(Node.Of(Autodiff.Ops.Index.At(0, 1), p)),
            "row" => Node.Of(Autodiff.Ops.Index.At(1), Log(Node.Of(Autodiff.Ops.Index.At(0, null), p))),
            "axis" => Node.Of(Autodiff.Ops.Index.At(1), Node.Of(new Sum(0, false),
                Node.Of(new Multiply(), Log(p), Node.Constant(Tensor.Matrix(new double[,] { { 0, 1 }, { 0, 0 } }))))),
            _ => Log(Node.Of(new Concatenate(0), Node.Of(Autodiff.Ops.Index.At(0, 1), p), 2.0)) is var both
                ? Node.Of(Autodiff.Ops.Index.At(0), both) : p,
        };
        var at = At(output, Tensor.Matrix(new double[,] { { 1000, -1000 }, { 1, 2 } }));

        Assert.Equal(-2000, at.Value(output).Number);
        Near.Equal([-1, 1, 0, 0], at.Gradient(Scores).Values, 0, "y − p");
        Assert.Empty(at.Irregularities());
    }

    /// <summary>1 − softmax keeps its digits as long as there are any: where it underflows to 0, that is said and not papered
    /// over.</summary>
    [Fact]
    public void TheLogOfWhatASoftmaxLeavesIsReportedWhereItRoundsToZero()
    {
        var output = Log(Node.Of(new Subtract(), 1.0, Node.Of(Autodiff.Ops.Index.At(0), Node.Of(new Softmax(null), Z))));

        Assert.Empty(At(output, Tensor.Vector(5, 0, -6)).Irregularities());
        Assert.Empty(At(output, Tensor.Vector(50, 0, -60)).Irregularities());
        Assert.Equal(-50, At(output, Tensor.Vector(50, 0, -60)).Value(output).Number, 1e-13);
        Assert.Equal(IrregularityKind.OutsideDomain,
            Assert.Single(At(output, Tensor.Vector(1000, 0, -60)).Irregularities()).Irregularity.Kind);
    }

    [Fact]
    public void WhereNothingIsMendedTheGraphIsTheSame()
    {
        var output = Node.Of(new Sum(null, false), Node.Of(new Tanh(), Z));
        var stable = Stabilised.Of(output);

        Assert.False(stable.Differs);
        Assert.Same(output, stable[output]);
    }

    [Fact]
    public void IrregularPlacesAreNamedWithTheirNode()
    {
        var relu = Node.Of(new Relu(), Z);
        var (node, irregularity) = Assert.Single(At(relu.Sum(), Tensor.Vector(-1, 0, 2)).Irregularities());

        Assert.Same(relu, node);
        Assert.Equal((IrregularityKind.Kink, 1L), (irregularity.Kind, irregularity.Entry));
    }

    [Fact]
    public void TheLocalJacobianOfAStepHasARowForEachOutputEntry()
    {
        var p = Node.Of(new Softmax(null), Z);
        var local = At(p.Sum(), Tensor.Vector(0, 0, 0)).Local(new Edge(p, 0));

        Near.Equal(new[,] { { 2, -1, -1 }, { -1, 2, -1 }, { -1, -1, 2.0 } }, Scaled(local, 9), 1e-12, "p(δ − p)");
    }

    static double[,] Scaled(double[,] values, double factor)
    {
        var scaled = new double[values.GetLength(0), values.GetLength(1)];
        for (var i = 0; i < values.GetLength(0); i++)
        {
            for (var j = 0; j < values.GetLength(1); j++)
            {
                scaled[i, j] = values[i, j] * factor;
            }
        }

        return scaled;
    }

    static Dictionary<string, Tensor> Point(Tensor z) => new(StringComparer.Ordinal) { ["z"] = z };
}
