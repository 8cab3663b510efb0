using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Lessons.Blocks.Deltas;

/// <summary>What comes back to one word's vector: the sum of the blocks at every place where the word stands in the window.</summary>
/// <param name="Places">Positions in the window, counted from one.</param>
/// <param name="Blocks">The piece of δ_window at each place.</param>
public sealed record WordGradient(string Word, ImmutableArray<int> Places, ImmutableArray<Tensor> Blocks, Tensor Sum)
{
    internal static ImmutableArray<WordGradient> Of(ImmutableArray<string> words, Tensor window)
    {
        if (words.IsEmpty)
        {
            return [];
        }

        var length = window.Values.Length / words.Length;
        var distinct = words.Distinct(StringComparer.Ordinal).ToImmutableArray();
        var blocks = words.Select((_, place) => Tensor.Vector(window.Values.Slice(place * length, length))).ToImmutableArray();
        var sums = distinct.Select(word => blocks.Where((_, place) => words[place] == word).Select(Node.Constant)
            .Aggregate((left, right) => left + right)).ToList();
        var run = Run.Of(Graph.Of(sums), ImmutableDictionary<string, Tensor>.Empty);
        return [.. distinct.Select((word, index) =>
        {
            var places = Enumerable.Range(0, words.Length).Where(place => words[place] == word).ToImmutableArray();
            return new WordGradient(word, [.. places.Select(place => place + 1)], [.. places.Select(place => blocks[place])],
                run[sums[index]]);
        })];
    }
}
