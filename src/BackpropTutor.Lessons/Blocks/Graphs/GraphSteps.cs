using System.Collections.Immutable;
using BackpropTutor.Autodiff;

namespace BackpropTutor.Lessons.Blocks.Graphs;

public enum GraphPhase
{
    Start,
    Forward,
    Seed,
    Backward,
    Sum,
}

/// <summary>One thing that happens: at a node, along a wire if it is the backward pass, in one line of words.</summary>
/// <param name="Covered">The same with every gradient covered, for who wants to find them.</param>
public sealed record GraphStep(GraphPhase Phase, int Node, int? Edge, Bilingual Words, Bilingual Covered)
{
    public bool IsForward => Phase is GraphPhase.Start or GraphPhase.Forward;
}

/// <summary>A whole forward and backward pass as a list of steps, each number appearing at the step that computes it.</summary>
public sealed class GraphSteps
{
    readonly ImmutableArray<int> valueAt;
    readonly ImmutableArray<int> upstreamAt;
    readonly ImmutableArray<int> downstreamAt;

    GraphSteps(ImmutableArray<GraphStep> steps, int[] valueAt, int[] upstreamAt, int[] downstreamAt) =>
        (Steps, this.valueAt, this.upstreamAt, this.downstreamAt) = (steps, [.. valueAt], [.. upstreamAt], [.. downstreamAt]);

    public ImmutableArray<GraphStep> Steps { get; }

    public int Last => Steps.Length - 1;

    public static GraphSteps Of(GraphPicture picture, Concealment hidden)
    {
        var words = new GraphWording(picture, hidden, false);
        var covered = new GraphWording(picture, hidden, true);
        var steps = ImmutableArray.CreateBuilder<GraphStep>();
        var (valueAt, upstreamAt, downstreamAt) = (new int[picture.Nodes.Length], new int[picture.Nodes.Length],
            new int[picture.Edges.Length]);
        steps.Add(new(GraphPhase.Start, picture.Nodes[0].Index, null, GraphWording.Start, GraphWording.Start));
        foreach (var node in picture.Nodes.Where(node => !node.IsSource))
        {
            valueAt[node.Index] = steps.Count;
            steps.Add(new(GraphPhase.Forward, node.Index, null, words.Forward(node), covered.Forward(node)));
        }

        foreach (var node in picture.Nodes.Reverse())
        {
            var uses = picture.Uses[node.Index].Where(edge => edge.Downstream is not null).ToList();
            upstreamAt[node.Index] = steps.Count - 1;
            if (node.Index == picture.Output.Index)
            {
                upstreamAt[node.Index] = steps.Count;
                steps.Add(new(GraphPhase.Seed, node.Index, null, words.Seed, covered.Seed));
            }
            else if (uses.Count > 1)
            {
                upstreamAt[node.Index] = steps.Count;
                steps.Add(new(GraphPhase.Sum, node.Index, null, words.Sum(node), covered.Sum(node)));
            }
            else if (uses.Count == 1)
            {
                upstreamAt[node.Index] = downstreamAt[uses[0].Index];
            }

            foreach (var edge in picture.Inputs[node.Index].Where(edge => edge.Downstream is not null))
            {
                downstreamAt[edge.Index] = steps.Count;
                steps.Add(new(GraphPhase.Backward, node.Index, edge.Index, words.Backward(edge), covered.Backward(edge)));
            }
        }

        return new(steps.ToImmutable(), valueAt, upstreamAt, downstreamAt);
    }

    /// <summary>The step that computes the node's value.</summary>
    public int ValueAt(int node) => valueAt[node];

    /// <summary>The step at which the node's gradient is whole.</summary>
    public int UpstreamAt(int node) => upstreamAt[node];

    /// <summary>The step that sends a gradient down the wire.</summary>
    public int DownstreamAt(int edge) => downstreamAt[edge];
}
