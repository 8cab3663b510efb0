using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language;

namespace BackpropTutor.Lessons.Blocks.Graphs;

/// <summary>What a picture is drawn from, so that it can be drawn again: a program with numbers of its own, and the groups of gates that
/// can be closed.</summary>
public sealed class GraphModel
{
    /// <exception cref="ArgumentException">A variable lacks a value, or has one of another shape.</exception>
    public GraphModel(Program program, ImmutableDictionary<string, Tensor> values, Grain grain, Tensor? seed = null,
        params ImmutableArray<GateGroup> groups)
    {
        (Program, Values, Grain, Seed, Groups) = (program, values, grain, seed, groups);
        Picture = Draw(values, closed: false);
    }

    public Program Program { get; }

    /// <summary>The author's numbers, by canonical name.</summary>
    public ImmutableDictionary<string, Tensor> Values { get; }

    public Grain Grain { get; }

    public Tensor? Seed { get; }

    public ImmutableArray<GateGroup> Groups { get; }

    /// <summary>With the author's numbers and every group open.</summary>
    public GraphPicture Picture { get; }

    /// <summary>With any numbers of the same shapes; <paramref name="closed"/> shows each group as one box.</summary>
    public GraphPicture Draw(IReadOnlyDictionary<string, Tensor> values, bool closed) =>
        GraphPicture.Of(Program, values, Grain, Seed, closed ? Groups : []);
}
