using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tests.Support;
using Xunit;

namespace BackpropTutor.Autodiff.Tests.Ops;

/// <summary>What holds for every op in the catalog, whether or not anyone thought of testing it.</summary>
public sealed class EveryOpTests
{
    static readonly Probe[] WithInputs = [.. Catalog.Types.SelectMany(type => type.Probes).Where(probe => probe.Inputs.Length > 0)];

    public static IEnumerable<TheoryDataRow<int, string>> Cases =>
        WithInputs.Select((probe, i) => new TheoryDataRow<int, string>(i,
            $"{probe.Op} of {string.Join(", ", probe.Inputs.AsEnumerable())}"));

    [Fact]
    public void EveryConcreteOpCanBeFoundByTheCatalog()
    {
        var missing = typeof(Op).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Op)) && !type.IsAbstract
            && !type.IsAssignableTo(typeof(IOp)));

        Assert.Empty(missing);
    }

    [Fact]
    public void EveryConcreteOpBringsProbes() =>
        Assert.Empty(Catalog.Types.Where(type => type.Probes.IsEmpty).Select(type => type.Type.Name));

    [Theory]
    [MemberData(nameof(Cases))]
    public void ThePullbackIsThePushforwardTransposedAndAgreesWithDifferences(int index, string name)
    {
        var subject = OpUnderTest.At(WithInputs[index], new Random(index));
        for (var input = 0; input < subject.Inputs.Length; input++)
        {
            var pulled = subject.ByPullback(input);
            Near.Equal(pulled, subject.ByPushforward(input), 1e-12, $"{name}, pushforward of input {input}");
            Near.Equal(subject.ByDifferences(input), pulled, 1e-8, $"{name}, pullback of input {input}");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void TheStructureCoversEveryEntryThatIsNotZero(int index, string name)
    {
        var subject = OpUnderTest.At(WithInputs[index], new Random(index));
        for (var input = 0; input < subject.Inputs.Length; input++)
        {
            Patterns.Covers(subject.Subject.Op.Structure(subject.Subject, input), subject.ByPullback(input), $"{name}, input {input}");
        }
    }

    /// <summary>What an op that says so gives has no rounding in it: it is an entry of an input, up to its sign, or a number that the op
    /// knows beforehand.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void AnExactOpOnlyPicksNumbers(int index, string name)
    {
        var subject = OpUnderTest.At(WithInputs[index], new Random(index));
        if (subject.Subject.Op.IsExact)
        {
            var known = subject.Inputs.SelectMany(input => input.Values.ToArray()).Concat([0, 1])
                .Concat((subject.Subject.Op as Elementwise)?.Kinks.AsEnumerable() ?? []);

            Assert.True(subject.Value().Values.ToArray().All(entry => known.Any(number => Math.Abs(number) == Math.Abs(entry))), name);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void EveryOpCanBeWrittenInEveryDialect(int index, string name)
    {
        var subject = OpUnderTest.At(WithInputs[index], new Random(index));
        foreach (var dialect in Enum.GetValues<Dialect>())
        {
            var written = subject.Subject.Op.Write(dialect, subject.Subject);
            var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, written.Pattern,
                [.. written.Parts.Select(_ => (object)"x")]);

            Assert.True(written.Parts.Length == written.Holes.Length && text.Length > 0, name);
        }
    }

    [Fact]
    public void SecondDerivativesOfEveryElementwiseFunctionAgreeWithDifferencesOfTheFirst()
    {
        foreach (var probe in WithInputs.Where(probe => probe.Op is Elementwise and not Sqrt))
        {
            var subject = OpUnderTest.At(probe with { Op = new Prime((Elementwise)probe.Op) }, new Random(7));
            Near.Equal(subject.ByDifferences(0), subject.ByPullback(0), 1e-8, $"second derivative of {probe.Op}");
        }
    }
}
