using BackpropTutor.Lessons.Blocks.Activations;

namespace BackpropTutor.Lessons.Tests.Blocks.Activations;

public class ActivationReaderTests
{
    [Fact]
    public void PlotsAreReadFromTheirFacts()
    {
        var plots = BlockSource.Parameter<ActivationPlots>(
            "kind: activation, functions: [sigmoid, leakyrelu(0.1)], from: -6, to: 6, at: 1, table: [-2, 2]", "Plots");

        Assert.Equal(["sigmoid", "leakyrelu(0.1)"], plots.Functions);
        Assert.Equal((-6, 6, 1), (plots.From, plots.To, plots.At));
        Assert.Equal([-2, 2], plots.Table);
    }

    [Theory]
    [InlineData("functions: [sigmod], from: -6, to: 6, at: 1", "There is no activation 'sigmod'.")]
    [InlineData("functions: [softmax], from: -6, to: 6, at: 1", "There is no activation 'softmax'.")]
    [InlineData("functions: [], from: -6, to: 6, at: 1", "'functions' names 0 functions. Name one to 6.")]
    [InlineData("functions: [relu], from: 6, to: -6, at: 1",
        "The plot would go from 6 to -6. Let 'from' be less than 'to', both within 100 of zero.")]
    [InlineData("functions: [relu], from: -6, to: 1e9, at: 1", "The plot would go from -6 to 1000000000.")]
    [InlineData("functions: [relu], from: -6, to: 6, at: 7", "The point 7 is not between -6 and 6. Put it inside the plot.")]
    [InlineData("functions: [relu], from: -6, to: 6", "'picture' lacks 'at'.")]
    public void AWrongFactIsNamedWithItsRemedy(string facts, string expected) =>
        Assert.StartsWith(expected, BlockSource.Mistake("kind: activation, " + facts), StringComparison.Ordinal);
}
