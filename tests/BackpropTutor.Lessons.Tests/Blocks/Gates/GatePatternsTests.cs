using BackpropTutor.Lessons.Blocks.Gates;

namespace BackpropTutor.Lessons.Tests.Blocks.Gates;

public class GatePatternsTests
{
    internal static GatePatterns Course => BlockSource.Parameter<GatePatterns>("kind: gates, model: gates", "Patterns");

    [Fact]
    public void EveryGateSendsBackWhatTheCourseWorksOut()
    {
        var found = Course.Gates.Select(gate =>
            $"{gate.Sign} {gate.Value}: up {gate.Upstream}, down {string.Join(' ', gate.Receivers.Select(input => input.Downstream))}");

        Assert.Equal(["+ -10: up 2, down 2 2", "max 2: up 2, down 2 0", "× -12: up 2, down -8 6", "× -20: up 1, down 2"],
            found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ANumberOfTheProgramIsNotAskedFor() => Assert.Equal([2.0, -10], Course.Gates[0].Inputs.Select(input => input.Value));

    [Theory]
    [InlineData("model: tiny", "The model computes with a ")]
    [InlineData("model: shapeless", "The variable 'x' of the model has no value. Give it one under 'values'.")]
    [InlineData("model: missing", "No model is called 'missing'.")]
    public void AWrongFactIsNamedWithItsRemedy(string facts, string expected) =>
        Assert.StartsWith(expected, BlockSource.Mistake("kind: gates, " + facts), StringComparison.Ordinal);

    [Theory]
    [InlineData("-8", -8.0)]
    [InlineData(" −0.5 ", -0.5)]
    [InlineData("1e400", null)]
    [InlineData("NaN", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("<script>", null)]
    public void AGuessIsANumberOrNothing(string? text, double? expected) => Assert.Equal(expected, GuessText.Read(text));
}
