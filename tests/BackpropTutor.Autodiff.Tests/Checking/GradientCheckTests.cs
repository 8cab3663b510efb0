using BackpropTutor.Autodiff.Checking;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using Xunit;

namespace BackpropTutor.Autodiff.Tests.Checking;

public sealed class GradientCheckTests
{
    static CheckVerdict Verdict(Func<double, double> function, double x, double claimed) =>
        GradientCheck.Of(at => function(at.Number), Tensor.Scalar(x), Tensor.Scalar(claimed)).Verdict;

    [Theory]
    [InlineData(1.0)]
    [InlineData(1e-8)]
    [InlineData(1e6)]
    [InlineData(3e200)]
    public void TheStepFitsThePoint(double x)
    {
        Assert.Equal(CheckVerdict.Agrees, Verdict(Math.Log, x, 1 / x));
        Assert.Equal(CheckVerdict.Disagrees, Verdict(Math.Log, x, 1.01 / x));
    }

    [Fact]
    public void ExtrapolationReachesNearlyAllDigitsAndSaysSo()
    {
        var slope = Differences.At(Math.Exp, 1);

        Assert.InRange(Math.Abs(slope.Value - Math.E), 0, 1e-11);
        Assert.InRange(slope.Error, Math.Abs(slope.Value - Math.E), 1e-9);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1e-13)]
    public void AKinkAtThePointIsNotAWrongGradient(double x) => Assert.Equal(CheckVerdict.NotDifferentiableHere,
        Verdict(v => Math.Max(0, v), x, 0));

    [Theory]
    [InlineData(-1e-6, 0, CheckVerdict.Agrees)]
    [InlineData(1e-6, 1, CheckVerdict.Agrees)]
    [InlineData(-1e-6, 0.45, CheckVerdict.Disagrees)]
    public void AKinkNearbyIsSteppedAround(double x, double claimed, CheckVerdict expected) =>
        Assert.Equal(expected, Verdict(v => Math.Max(0, v), x, claimed));

    [Fact]
    public void AJumpAndAVerticalTangentAndAnEdgeAreNotDifferentiable()
    {
        Assert.Equal(CheckVerdict.NotDifferentiableHere, Verdict(v => v > 0 ? 1 : 0, 0, 0));
        Assert.Equal(CheckVerdict.NotDifferentiableHere, Verdict(Math.Sqrt, 0, 0));
        Assert.Equal(CheckVerdict.NotDifferentiableHere, Verdict(Math.Cbrt, 0, 0));
        Assert.Equal(CheckVerdict.NotDifferentiableHere, Verdict(Math.Log, -1, 1));
    }

    [Fact]
    public void ANoisyDifferenceIsUndecidedRatherThanWrong()
    {
        // A slope of 1e-9 on top of 1e9 whose last digit alone is 1e-7.
        Assert.Equal(CheckVerdict.Undecided, Verdict(v => 1e9 + (1e-9 * v), 1, 1e-9));
        Assert.Equal(CheckVerdict.Undecided, Verdict(v => 1e9 + (1e-9 * v), 1, 2e-9));
    }

    [Fact]
    public void WhereRoundingDecidesAJumpNothingIsHeldAgainstAGradient()
    {
        // Whether the left side reaches 1 depends on its last bit: the differences never settle.
        Assert.Equal(CheckVerdict.Agrees, Verdict(Rough, 0.3, 1));
        Assert.NotEqual(CheckVerdict.Disagrees, Verdict(Rough, 0.3, 2));

        static double Rough(double x) => x + (((Math.Sin(x) * Math.Sin(x)) + (Math.Cos(x) * Math.Cos(x))) >= 1 ? 0.5 : 0);
    }

    [Fact]
    public void OneWrongEntryMakesAWrongGradientAndIsNamed()
    {
        var x = Node.Variable("x", Shape.Vector(3));
        var check = GradientCheck.Of(
            Node.Of(new Sum(null, false), Node.Of(new Sin(), x)), "x", Tensor.Vector(Math.Cos(1), Math.Cos(2), -Math.Cos(3)),
            new Dictionary<string, Tensor>(StringComparer.Ordinal) { ["x"] = Tensor.Vector(1, 2, 3) });

        Assert.Equal((CheckVerdict.Disagrees, 2), (check.Verdict, check.Worst!.Entry));
        Assert.Equal(Math.Cos(3), check.Worst.Numeric, 1e-10);
        Assert.Equal(2, check.Worst.RelativeError, 1e-9);
    }

    [Fact]
    public void ItNeverAsksForAPullback()
    {
        var x = Node.Variable("x", Shape.Vector(2));
        var check = GradientCheck.Of(
            Node.Of(new Sum(null, false), Node.Of(new WithoutGradient(), x)), "x", Tensor.Vector(2, 6),
            new Dictionary<string, Tensor>(StringComparer.Ordinal) { ["x"] = Tensor.Vector(1, 3) });

        Assert.Equal(CheckVerdict.Agrees, check.Verdict);
    }

    /// <summary>x², but whoever asks for its derivative is caught.</summary>
    sealed record WithoutGradient : Elementwise
    {
        public override string Name => "square";

        public override double Value(double x) => x * x;

        public override Node Derivative(Node x, Node y) =>
            throw new InvalidOperationException("Differences must not ask for a derivative.");
    }
}
