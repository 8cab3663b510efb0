using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tests.Support;
using BackpropTutor.Language.Printing;
using BackpropTutor.Language.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace BackpropTutor.Language.Tests;

/// <summary>
/// Gradients in closed form, whatever ops they go through: printed as text and as LaTeX they read back, mean the same numbers, and print
/// again as the same text. Ops of the language read back as themselves; others as the steps that they are spelled with.
/// </summary>
public sealed class ClosedFormRoundTripTests
{
    [Theory]
    [InlineData(Dialect.Text)]
    [InlineData(Dialect.Latex)]
    public void ClosedFormsOfRandomGraphsReadBack(Dialect dialect)
    {
        var cases = from seed in Gen.Choose(0, int.MaxValue) from steps in Gen.Choose(1, 12) select (Seed: seed, Steps: steps);
        Prop.ForAll(cases.ToArbitrary(), item => RoundTrip.Fault(RandomGraph.Grown(item.Seed, item.Steps), dialect) is not { } fault
                ? true
                : throw new InvalidOperationException($"Graph of seed {item.Seed} with {item.Steps} steps: {fault}"))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(20261121, 7));
    }

    [Theory]
    [MemberData(nameof(Ops))]
    public void EveryOpOfTheCatalogReadsBackOrIsSpelledOut(int index, string name)
    {
        var probe = Probes[index];
        var inputs = probe.Inputs.Select((shape, i) => Node.Variable("abc"[i].ToString(), shape)).ToArray();
        var point = inputs.Select((input, i) => (((Variable)input.Op).Symbol,
            Draws.Tensor(input.Shape, probe.Ranges[i], new Random(index + i)))).ToDictionary(StringComparer.Ordinal);
        var node = Node.Of(probe.Op, inputs);
        foreach (var dialect in new[] { Dialect.Text, Dialect.Latex })
        {
            Assert.Null(RoundTrip.Fault(node, RoundTrip.ScopeOf(inputs, node), point, _ => null, dialect) is { } fault
                ? $"{name}: {fault}" : null);
        }
    }

    /// <summary>Through entries, rows, joined and stacked parts, what a learner reads is a product with unit vectors or the part
    /// itself.</summary>
    [Theory]
    [InlineData("r = sum(concat(u, x)^3)", "x", "3 x^2")]
    [InlineData("k = concat(u, x); t = tanh(W2 (A u)) ⊙ y; r = k[3] + sum(t)", "x", "I(3)[1]")]
    [InlineData("r = x_2 * a", "x", "a I(3)[1]")]
    [InlineData("r = X[1, 2]^2", "X", "2 X[1, 2] I(4)[1] I(3)[2]ᵀ")]
    [InlineData("r = sum(X[0, :] ⊙ y)", "X", "I(4)[0] yᵀ")]
    [InlineData("r = sum(W[:, 1] ⊙ b)", "W", "b I(3)[1]ᵀ")]
    [InlineData("r = sum([a, c, a*c] ⊙ x)", "a", "x[0] + x[2] c")]
    [InlineData("r = sum([u, v] @ b)", "v", "(ones(2) bᵀ)[1]")]
    [InlineData("r = sum(W2' y)", "y", "W2 ones(2)")]
    [InlineData("r = sum(gelu(z))", "z", "gelu'(z)")]
    [InlineData("k = concat(u, x); r = sum(softmax(k) ⊙ k)", "u",
        "[I(5)[0], I(5)[1]] (softmax(k) + softmax(k) ⊙ (k - sum(k ⊙ softmax(k))))")]
    public void AClosedFormLooksAsOnPaper(string text, string variable, string printed)
    {
        var program = Reader.Program(text);
        var closed = program.Differentiate().ClosedFormOf(program.Names[variable]);

        Assert.Equal(printed, Printer.Print(closed, Dialect.Text, program.NameOf));
    }

    static readonly Probe[] Probes = [.. Catalog.Types.SelectMany(type => type.Probes)
        .Where(probe => probe.Op is not (Variable or Negate) || probe.Inputs.Length > 0)];

    public static IEnumerable<TheoryDataRow<int, string>> Ops =>
        Probes.Select((probe, i) => new TheoryDataRow<int, string>(i, $"{probe.Op} of {string.Join(", ", probe.Inputs.AsEnumerable())}"));
}
