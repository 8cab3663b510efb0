using System.Collections.Immutable;
using System.Globalization;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Lessons.Blocks.Parts;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Blocks.GradientFlows;

/// <summary>
/// Reads <c>kind: gradient-flow, functions: [tanh, relu], spreads: [0.01, xavier, he, 1], depth: 10, width: 100, examples: 100, seed:
/// 1</c>: standard deviations of the weights, as numbers or by name.
/// </summary>
public sealed class FlowReader : IBlockReader
{
    const int MostLines = 6;

    public string Kind => "gradient-flow";

    public IBlock Read(BlockFacts facts)
    {
        var own = facts.Facts;
        var functions = own.Texts("functions");
        if (functions.Length is 0 or > MostLines || functions.FirstOrDefault(name => Catalog.ElementwiseNamed(name) is null) is not null)
        {
            throw own.Mistake("functions", "'functions' is no list of elementwise functions.", $"Name one to {MostLines}, such as tanh.");
        }

        var (depth, width, examples) = (Within(own, "depth", DeepNet.MostDepth), Within(own, "width", DeepNet.MostWidth),
            Within(own, "examples", DeepNet.MostExamples));
        ImmutableArray<Spread> spreads = [.. own.Texts("spreads").Select(text => SpreadOf(own, text, width))];
        if (spreads.Length is 0 or > MostLines)
        {
            throw own.Mistake("spreads", $"There are {spreads.Length} spreads.", $"Give one to {MostLines}.");
        }

        var seed = own.Whole("seed");
        ImmutableArray<FlowPanel> panels =
            [.. functions.Select(function => new FlowPanel(function,
                [.. spreads.Select(spread => GradientFlow.Of(new(function, depth, width, examples, seed), spread.Deviation))]))];
        return new ShownBlock(typeof(FlowBlock), facts, ("Picture", new FlowPicture(spreads, panels)), ("Id", facts.Id));
    }

    static Spread SpreadOf(Facts facts, string text, int width) => text switch
    {
        "xavier" => new(text, GradientFlow.Xavier(width)),
        "he" => new(text, GradientFlow.He(width)),
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var deviation)
            && deviation is > 0 and < 100 => new(null, deviation),
        _ => throw facts.Mistake("spreads", $"'{text}' is no standard deviation.", "Write a number above zero, xavier or he."),
    };

    static int Within(Facts facts, string name, int most) => facts.Whole(name) is var count && count >= 1 && count <= most
        ? count
        : throw facts.Mistake(name, $"'{name}' is {facts.Whole(name)}.", $"Take 1 to {most}.");
}
