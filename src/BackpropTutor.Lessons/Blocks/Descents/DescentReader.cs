using BackpropTutor.Lessons.Authoring;
using BackpropTutor.Lessons.Blocks.Parts;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Blocks.Descents;

/// <summary>
/// Reads <c>kind: descent, function: (a^2 + 5 b^2)/2, over: {a: [-1, 3], b: [-2, 4]}, start: [2, 3], methods: [sgd, adam], rate: 0.1,
/// steps: 20</c>: a loss of one or two parameters in the answer language. <c>loss: powers</c> counts it in powers of ten, <c>knob: {name:
/// λ, from: 0, to: 2, at: 0}</c> is a constant that the learner may turn, <c>caption</c> the line below.
/// </summary>
public sealed class DescentReader : IBlockReader
{
    public string Kind => "descent";

    public IBlock Read(BlockFacts facts)
    {
        var setting = Setting(facts.Facts);
        var picture = DescentPicture.Read(setting);
        return picture.Succeeded
            ? new ShownBlock(typeof(DescentBlock), facts, ("Picture", picture.Value), ("Id", facts.Id))
            : throw facts.Facts.Mistake("function", picture.Mistake.Message.English, "Write a number from all the names under 'over'.");
    }

    static DescentSetting Setting(Facts facts)
    {
        var over = facts.Children("over");
        var ranges = over.Select(range => Range(facts, range.Key, range.Value)).ToArray();
        if (ranges.Length is not (1 or 2))
        {
            throw facts.Mistake("over", $"'over' names {ranges.Length} parameters.", "Name one or two, each with its range: {a: [-1, 3]}.");
        }

        var start = facts.Tensor("start").Values.ToArray();
        if (start.Length != ranges.Length || start.Zip(ranges).Any(pair => pair.First < pair.Second.Low || pair.First > pair.Second.High))
        {
            throw facts.Mistake("start", "The start is not a place in the picture.", "Give a number within its range for each parameter.");
        }

        return new(
            facts.Text("function"), [.. over.Select(range => range.Key)], [.. ranges.Select(range => range.Low)],
                [.. ranges.Select(range => range.High)], start,
            Methods(facts), Rate(facts), Steps(facts), facts.Has("loss") && facts.Choice("loss", "plain", "powers") == "powers",
                KnobOf(facts));
    }

    static (double Low, double High) Range(Facts facts, string name, Facts range) =>
        range.Tensor().Values is [var low, var high] && low < high
            ? (low, high)
            : throw facts.Mistake("over", $"The range of '{name}' is none.", "Write the lower end and the upper end: [-1, 3].");

    static string[] Methods(Facts facts)
    {
        var names = facts.Texts("methods");
        return names.Length == 0
            ? throw facts.Mistake("methods", "'methods' names no optimiser.", $"Name some of {string.Join(", ", Known)}.")
            : names.FirstOrDefault(name => Method.Find(name) is null) is { } unknown
                ? throw facts.Mistake("methods", $"No optimiser is called '{unknown}'.", Nearest.Suggest(unknown, Known))
                : [.. names.Distinct()];
    }

    static double Rate(Facts facts) => facts.Number("rate") is var rate and >= DescentSetting.LeastRate and <= DescentSetting.MostRate
        ? rate
        : throw facts.Mistake("rate", $"The rate is {facts.Number("rate")}.",
            $"Take one from {DescentSetting.LeastRate} to {DescentSetting.MostRate}.");

    static int Steps(Facts facts) => facts.Whole("steps") is var steps and >= 1 and <= Descent.MostSteps
        ? steps
        : throw facts.Mistake("steps", $"There would be {facts.Whole("steps")} steps.", $"Take 1 to {Descent.MostSteps}.");

    static Knob? KnobOf(Facts facts)
    {
        if (facts.ChildOrNull("knob") is not { } child)
        {
            return null;
        }

        var knob = new Knob(child.Text("name"), child.Number("from"), child.Number("to"), child.Number("at"));
        return knob.Low < knob.High && knob.Low <= knob.At && knob.At <= knob.High
            ? knob
            : throw child.Mistake("at", $"The knob {knob.Name} would stand at {knob.At}, from {knob.Low} to {knob.High}.",
                "Put 'at' between 'from' and 'to'.");
    }

    static IEnumerable<string> Known => Method.All.Select(method => method.Name);
}
