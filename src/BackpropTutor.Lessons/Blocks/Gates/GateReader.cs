using BackpropTutor.Lessons.Blocks.Parts;
using BackpropTutor.Lessons.Checking;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Blocks.Gates;

/// <summary>Reads <c>kind: gates, model: gates</c>: every sum, product and maximum of a program of single numbers, to predict and
/// reveal.</summary>
public sealed class GateReader : IBlockReader
{
    const int MostGates = 8;

    public string Kind => "gates";

    public IBlock Read(BlockFacts facts)
    {
        var model = BoundModel.Of(facts.Model);
        if (model.Program.Variables.FirstOrDefault(variable => !model.Values.ContainsKey(variable.Symbol)) is { } unbound)
        {
            throw facts.Facts.Mistake("model", $"The variable '{unbound.Symbol}' of the model has no value.",
                "Give it one under 'values'.");
        }

        try
        {
            var patterns = GatePatterns.Of(model);
            return patterns.Gates.Length <= MostGates
                ? new ShownBlock(typeof(GateBlock), facts, ("Patterns", patterns))
                : throw facts.Facts.Mistake("model", $"The model has {patterns.Gates.Length} gates.", $"Take one of at most {MostGates}.");
        }
        catch (ArgumentException other)
        {
            throw facts.Facts.Mistake("model", other.Message.Split(" (Parameter")[0], "Take a model such as f = 2 * (x * y + max(z, w)).");
        }
    }
}
