using System.Collections.Immutable;
using BackpropTutor.Autodiff.Expressions;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Checking;

/// <summary>A lesson's model as the engine knows it: the program that was read, and a value of the right shape for each of its variables.</summary>
public sealed record BoundModel(Program Program, ImmutableDictionary<string, Tensor> Values)
{
    /// <summary>Runs everything that <paramref name="nodes"/> are computed from.</summary>
    public Run Run(params IEnumerable<Node> nodes) => Autodiff.Graphs.Run.Of(Graph.Of(nodes), Values);

    /// <summary>The node that the fact <paramref name="fact"/> means by <paramref name="name"/>.</summary>
    /// <exception cref="ContentException">The program has no such name.</exception>
    public Node Find(Facts facts, string fact, string name) => Program.Names.TryGetValue(name, out var node)
        ? node
        : throw facts.Mistake(fact, $"The model has no node '{name}'.", Nearest.Suggest(name, Program.Names.Keys));
}
