using BackpropTutor.Lessons.Blocks.Parts;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Blocks.Playgrounds;

/// <summary>Reads <c>kind: playground, classes: 3, points: 60, units: 100, steps: 300, rate: 0.05, seed: 1</c>: a spiral with as many
/// points in each class.</summary>
public sealed class PlaygroundReader : IBlockReader
{
    const double MostRate = 1;

    public string Kind => "playground";

    public IBlock Read(BlockFacts facts)
    {
        var own = facts.Facts;
        var seed = own.Whole("seed");
        var spiral = Spiral.Of(Within(own, "classes", 2, 3), Within(own, "points", 2, 100), seed);
        var rate = own.Number("rate") is var given and > 0 and <= MostRate
            ? given : throw own.Mistake("rate", $"The rate is {own.Number("rate")}.", $"Take one up to {MostRate}.");
        return new ShownBlock(
            typeof(PlaygroundBlock), facts,
                ("Playground", new Playground(spiral, Within(own, "units", 1, 100), Within(own, "steps", 1, 500), rate, seed)));
    }

    static int Within(Facts facts, string name, int least, int most) => facts.Whole(name) is var count && count >= least && count <= most
        ? count
        : throw facts.Mistake(name, $"'{name}' is {facts.Whole(name)}.", $"Take {least} to {most}.");
}
