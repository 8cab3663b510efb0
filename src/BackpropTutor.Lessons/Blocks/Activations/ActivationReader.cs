using System.Collections.Immutable;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Lessons.Authoring;
using BackpropTutor.Lessons.Blocks.Parts;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Blocks.Activations;

/// <summary>
/// Reads <c>kind: activation, functions: [sigmoid, leakyrelu(0.1)], from: -6, to: 6, at: 1</c>; <c>table</c> (a vector) and <c>caption</c>
/// are optional.
/// </summary>
public sealed class ActivationReader : IBlockReader
{
    const int MostFunctions = 6;

    public string Kind => "activation";

    public IBlock Read(BlockFacts facts) =>
        new ShownBlock(typeof(ActivationBlock), facts, ("Plots", Read(facts.Facts)), ("Id", facts.Id));

    internal static ActivationPlots Read(Facts facts)
    {
        var names = facts.Texts("functions");
        if (names.Length is 0 or > MostFunctions)
        {
            throw facts.Mistake("functions", $"'functions' names {names.Length} functions.", $"Name one to {MostFunctions}.");
        }

        var activations = names.Select(name => Activation.Find(name)
            ?? throw facts.Mistake("functions", $"There is no activation '{name}'.", Nearest.Suggest(name, Known))).ToImmutableArray();
        var (from, to, at) = (facts.Number("from"), facts.Number("to"), facts.Number("at"));
        if (from >= to || to - from > 100 || Math.Abs(from) > 100)
        {
            throw facts.Mistake("to", $"The plot would go from {from} to {to}.", "Let 'from' be less than 'to', both within 100 of zero.");
        }

        if (at < from || at > to)
        {
            throw facts.Mistake("at", $"The point {at} is not between {from} and {to}.", "Put it inside the plot.");
        }

        return new(activations, from, to, at, facts.Has("table") ? [.. facts.Tensor("table").Values] : [-2, -0.5, 0.5, 2]);
    }

    static IEnumerable<string> Known => Catalog.Functions.Keys.Where(name => Activation.Find(name) is not null);
}
