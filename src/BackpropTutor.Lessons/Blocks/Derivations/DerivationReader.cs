using BackpropTutor.Language;
using BackpropTutor.Language.Derivations;
using BackpropTutor.Lessons.Blocks.Parts;
using BackpropTutor.Lessons.Checking;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Blocks.Derivations;

/// <summary>Reads <c>kind: derivation, model: example, by: W</c>: the gradient of the model's output, derived line by line.</summary>
public sealed class DerivationReader : IBlockReader
{
    const int MostLines = 40;

    public string Kind => "derivation";

    public IBlock Read(BlockFacts facts)
    {
        var (model, by) = (BoundModel.Of(facts.Model), facts.Facts.Text("by"));
        model.Find(facts.Facts, "by", by);
        try
        {
            var lines = DerivationOf.Gradient(model.Program, Names.Canonical(by));
            return lines.Length <= MostLines
                ? new ShownBlock(typeof(DerivationBlock), facts, ("Lines", lines), ("Id", facts.Id))
                : throw facts.Facts.Mistake("model", $"The derivation has {lines.Length} lines.",
                    $"Take a model with one of at most {MostLines}.");
        }
        catch (ArgumentException other)
        {
            throw facts.Facts.Mistake("by", other.Message.Split(" (Parameter")[0],
                "Name a variable or a step that a single number is computed from.");
        }
    }
}
