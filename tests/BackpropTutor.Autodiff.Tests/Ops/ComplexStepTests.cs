using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Autodiff.Tests.Support;
using Xunit;

namespace BackpropTutor.Autodiff.Tests.Ops;

public sealed class ComplexStepTests
{
    /// <summary>Elementwise ops with a kink, which no analytic function has.</summary>
    static readonly Type[] NotAnalytic = [typeof(Abs), typeof(Relu), typeof(LeakyRelu), typeof(Elu), typeof(HardTanh), typeof(Clip)];

    public static IEnumerable<TheoryDataRow<string>> Analytic =>
        Catalog.Types.Where(type => type.Type.IsSubclassOf(typeof(Elementwise)) && !NotAnalytic.Contains(type.Type))
            .Select(type => new TheoryDataRow<string>(type.Type.Name));

    [Theory]
    [MemberData(nameof(Analytic))]
    public void TheSlopeOfAnAnalyticFunctionIsItsComplexStep(string name)
    {
        var probe = Catalog.Types.First(type => type.Type.Name == name).Probes[0];
        var random = new Random(11);

        Assert.True(ComplexStep.Knows(probe.Op),
            $"{name} is analytic: give its complex form to ComplexStep, or list it with the kinked ones.");
        for (var i = 0; i < 20; i++)
        {
            var x = Draws.Tensor(Shape.Scalar, probe.Ranges[0], random);
            Near.Equal([ComplexStep.Derivative(probe.Op, x.Number)], [new OpUnderTest(probe.Op, x).ByPullback(0)[0, 0]], 2e-14,
                $"{name}' at {x.Number:R}");
        }
    }
}
