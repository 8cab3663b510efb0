using BackpropTutor.Autodiff.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace BackpropTutor.Autodiff.Tests.Graphs;

/// <summary>Properties of random graphs of up to 200 steps; a failure names the seed and the number of steps that grow it again.</summary>
public sealed class RandomGraphTests
{
    [Fact]
    public void ReverseModeIsForwardModeAndTheDifferenceQuotient()
    {
        Holds(GraphProperties.ChainRule, 120);

        Assert.InRange(GraphProperties.Undecided, 0, 12);
    }

    [Fact]
    public void PullbacksAreLinearInTheirUpstream() => Holds(GraphProperties.Linearity, 120);

    [Fact]
    public void UnbroadcastingRestoresEveryShape() => Holds(GraphProperties.Shapes, 120);

    [Fact]
    public void AFanOutAddsWhatItsUsesSendAlsoWhereLogarithmsAreMended() => Holds(GraphProperties.FanOut, 60);

    static void Holds(Func<RandomGraph, string?> property, int count)
    {
        var cases = from seed in Gen.Choose(0, int.MaxValue) from steps in Gen.Choose(1, 200) select (Seed: seed, Steps: steps);
        Prop.ForAll(cases.ToArbitrary(), item => property(RandomGraph.Grown(item.Seed, item.Steps)) is not { } fault
                ? true
                : throw new InvalidOperationException($"Graph of seed {item.Seed} with {item.Steps} steps: {fault}."))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(20261121, 7));
    }
}
