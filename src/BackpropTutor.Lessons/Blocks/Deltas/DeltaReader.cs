using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Lessons.Blocks.Parts;
using BackpropTutor.Lessons.Checking;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Blocks.Deltas;

/// <summary>
/// Reads <c>kind: delta, model: tiny, layers: [z]</c>: the pre-activations from the input on. <c>words: [in, Paris]</c> splits what comes
/// back to the input over the words of a window.
/// </summary>
public sealed class DeltaReader : IBlockReader
{
    const int MostLayers = 4;
    const int MostEntries = 100;

    public string Kind => "delta";

    public IBlock Read(BlockFacts facts)
    {
        var (own, model) = (facts.Facts, BoundModel.Of(facts.Model));
        var (layers, words) = (own.Texts("layers"), own.Texts("words"));
        if (layers.Length is 0 or > MostLayers)
        {
            throw own.Mistake("layers", $"'layers' names {layers.Length} layers.",
                $"Name the pre-activations of one to {MostLayers}, as [z].");
        }

        if (!model.Program.Output.Node.Shape.IsScalar)
        {
            throw own.Mistake("model", $"The model's output is {model.Program.Output.Node.Shape}.",
                "δ is the slope of one number: take a model that ends in a score or a loss.");
        }

        if (model.Program.Variables.FirstOrDefault(variable => !model.Values.ContainsKey(variable.Symbol)) is { } unbound)
        {
            throw own.Mistake("model", $"The variable '{unbound.Symbol}' of the model has no value.", "Give it one under 'values'.");
        }

        return new ShownBlock(typeof(DeltaBlock), facts,
            ("Flow", Flow(own, model, [.. layers.Select(name => model.Find(own, "layers", name))], words)), ("Id", facts.Id));
    }

    static DeltaFlow Flow(Facts facts, BoundModel model, ImmutableArray<Node> layers, ImmutableArray<string> words)
    {
        if (layers.FirstOrDefault(layer => layer.Shape.Count > MostEntries) is { } large)
        {
            throw facts.Mistake("layers", $"A layer has {large.Shape.Count} units.",
                $"Take a model of at most {MostEntries}: its numbers are there to be read.");
        }

        try
        {
            var flow = DeltaFlow.Of(model, layers, []);
            var window = flow.Columns[0].Value.Values.Length;
            return words.IsEmpty ? flow
                : window % words.Length == 0 ? DeltaFlow.Of(model, layers, words)
                : throw facts.Mistake("words", $"The input has {window} entries, which {words.Length} words cannot share.",
                    "Name as many words as the window has.");
        }
        catch (ArgumentException other)
        {
            throw facts.Mistake("layers", other.Message.Split(" (Parameter")[0], "Name the pre-activations, from the input on.");
        }
    }
}
