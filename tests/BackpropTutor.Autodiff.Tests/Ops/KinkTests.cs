using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Autodiff.Tests.Support;
using Xunit;

namespace BackpropTutor.Autodiff.Tests.Ops;

/// <summary>Kinks, ties and edges: the convention at the place itself, the right slope on both sides, and the report.</summary>
public sealed class KinkTests
{
    public static IEnumerable<TheoryDataRow<string, double>> Kinks =>
        from probe in Catalog.Types.SelectMany(type => type.Probes)
        where probe.Op is Elementwise && probe.Inputs[0].IsScalar
        from kink in ((Elementwise)probe.Op).Kinks
        select new TheoryDataRow<string, double>(probe.Op.ToString(), kink);

    static Elementwise Named(string text) =>
        (Elementwise)Catalog.Types.SelectMany(type => type.Probes)
            .First(probe => probe.Op is Elementwise && probe.Op.ToString() == text).Op;

    [Theory]
    [MemberData(nameof(Kinks))]
    public void BothSidesOfAKinkHaveTheirOwnSlope(string op, double kink)
    {
        foreach (var x in new[] { kink - 0.01, kink + 0.01 })
        {
            if (Named(op).Domain.Contains(x))
            {
                var subject = new OpUnderTest(Named(op), Tensor.Scalar(x));
                Near.Equal(subject.ByDifferences(0, 1e-4), subject.ByPullback(0), 1e-7, $"{op} at {x}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinks))]
    public void AKinkIsReportedWithItsEntry(string op, double kink)
    {
        var found = Assert.Single(Named(op).Irregularities([Tensor.Vector(kink + 0.5, kink)]));

        Assert.Equal((Named(op).AtKinks, 1L), (found.Kind, found.Entry));
    }

    public static TheoryData<Elementwise, double, double> Conventions => new()
    {
        { new Relu(), 0, 0 }, { new HardTanh(), -1, 0 }, { new HardTanh(), 1, 0 }, { new LeakyRelu(0.01), 0, 0.01 },
            { new Elu(0.5), 0, 0.5 }, { new Elu(1), 0, 1 },
        { new Clip(0, 6), 0, 0 }, { new Clip(0, 6), 6, 0 }, { new Abs(), 0, 0 },
    };

    [Theory]
    [MemberData(nameof(Conventions))]
    public void AtAKinkTheFlatSidesOrTheLeaksSlopeIsTaken(Elementwise op, double at, double slope) =>
        Assert.Equal(slope, new OpUnderTest(op, Tensor.Scalar(at)).ByPullback(0)[0, 0]);

    [Fact]
    public void ATieOfTwoGoesToTheFirstAndIsReported()
    {
        var subject = new OpUnderTest(new Maximum(), Tensor.Vector(0, 1), Tensor.Vector(0, 3));

        Assert.Equal((1.0, 0.0), (subject.ByPullback(0)[0, 0], subject.ByPullback(1)[0, 0]));
        Assert.Equal(IrregularityKind.Tie, Assert.Single(subject.Subject.Op.Irregularities(subject.Inputs)).Kind);
    }

    [Fact]
    public void EveryTiedPairOfABroadcastIsReportedAtItsOwnEntry()
    {
        var found = new Maximum().Irregularities([Tensor.Matrix(new double[,] { { 0, 1, 2 }, { 1, 1, 0 } }), Tensor.Vector(1, 1, 0)]);

        Assert.Equal([1L, 3L, 4L, 5L], found.Select(irregularity => irregularity.Entry));
    }

    [Fact]
    public void TiedGreatestEntriesShareAndAreReportedForTheirLine()
    {
        var subject = new OpUnderTest(new Max(1, false), Tensor.Matrix(new double[,] { { 1, 2, 0 }, { 3, 1, 3 } }));

        Near.Equal(new[,] { { 0, 1, 0, 0, 0, 0 }, { 0, 0, 0, 0.5, 0, 0.5 } }, subject.ByPullback(0), 0, "max along rows");
        Assert.Equal((IrregularityKind.Tie, 3L), Assert.Single(subject.Subject.Op.Irregularities(subject.Inputs)) is var tie
            ? (tie.Kind, tie.Entry) : default);
    }

    [Fact]
    public void TheNormOfZeroHasNoGradientAndSaysSo()
    {
        var subject = new OpUnderTest(new Norm(), Tensor.Vector(0, 0));

        Assert.Equal(0, subject.Value().Number);
        Assert.Equal(IrregularityKind.NotDifferentiable, Assert.Single(subject.Subject.Op.Irregularities(subject.Inputs)).Kind);
    }

    public static TheoryData<Op, double[], IrregularityKind> Edges => new()
    {
        { new Log(), [0], IrregularityKind.OutsideDomain }, { new Log(), [-1], IrregularityKind.OutsideDomain },
            { new Sqrt(), [-1], IrregularityKind.OutsideDomain },
        { new Sqrt(), [0], IrregularityKind.NotDifferentiable }, { new Divide(), [1, 0], IrregularityKind.OutsideDomain },
            { new Power(), [-1, 0.5], IrregularityKind.OutsideDomain },
        { new Power(), [0, -1], IrregularityKind.OutsideDomain }, { new Power(), [0, 0.5], IrregularityKind.NotDifferentiable },
            { new Greater(), [2, 2], IrregularityKind.Kink },
    };

    [Theory]
    [MemberData(nameof(Edges))]
    public void TheEdgeOfADomainIsReported(Op op, double[] at, IrregularityKind kind) =>
        Assert.Equal(kind, Assert.Single(op.Irregularities([.. at.Select(Tensor.Scalar)])).Kind);

    [Fact]
    public void SafeGroundIsNotReported() => Assert.Empty(new Power().Irregularities([Tensor.Scalar(-2), Tensor.Scalar(3)]));
}
