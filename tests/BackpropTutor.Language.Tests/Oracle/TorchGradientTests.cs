using System.Text.Json;
using BackpropTutor.Autodiff.Tensors;
using Xunit;

namespace BackpropTutor.Language.Tests.Oracle;

/// <summary>Values and gradients that PyTorch found, for every op that it has too: broadcasts, axes, entries, extreme arguments. Made by
/// <c>torch_gradients.py</c>.</summary>
public sealed class TorchGradientTests
{
    /// <summary>Of each entry by itself, however small it is.</summary>
    const double Tolerance = 1e-9;

    /// <summary>Of the greatest entry: what may be left where terms cancel.</summary>
    const double Leftover = 1e-14;

    static readonly JsonElement[] Cases =
        [.. JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Oracle",
            "torch_gradients.json"))).RootElement.GetProperty("cases").EnumerateArray()];

    public static IEnumerable<TheoryDataRow<int, string>> Names =>
        Cases.Select((item, i) => new TheoryDataRow<int, string>(i, item.GetProperty("name").GetString()!));

    [Fact]
    public void ThereAreManyCases() => Assert.True(Cases.Length >= 80);

    [Theory]
    [MemberData(nameof(Names))]
    public void TheEngineFindsWhatPyTorchFinds(int index, string name)
    {
        var item = Cases[index];
        var point = WorkedExamples.PointOf(item);
        var program = AnswerLanguage.ReadProgram(item.GetProperty("program").GetString()!,
            point.ToDictionary(pair => pair.Key, pair => pair.Value.Shape, StringComparer.Ordinal)).Expect();
        var at = program.Differentiate().At(point);

        Agrees(WorkedExamples.Numbers(item.GetProperty("value")), at.Value(program.Output.Node), $"{name}, value");
        foreach (var gradient in item.GetProperty("gradients").EnumerateObject())
        {
            Agrees(WorkedExamples.Numbers(gradient.Value), at.Gradient(program.Names[Language.Names.Canonical(gradient.Name)]),
                $"{name}, gradient of {gradient.Name}");
        }
    }

    static void Agrees(double[] expected, Tensor actual, string about)
    {
        Assert.Equal(expected.Length, actual.Values.Length);
        var greatest = expected.Max(Math.Abs);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= Math.Max(Tolerance * Math.Abs(expected[i]), Leftover * Math.Min(1, greatest)),
                $"{about}, entry {i} should be {expected[i]:R} and is {actual[i]:R}.");
        }
    }
}
