using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Grading.Misconceptions;

/// <summary>A wrong rule at one place of the backward sweep.</summary>
/// <param name="Node">The node whose rule went wrong: it lights up in the picture.</param>
/// <param name="Wrong">What flows instead, for every edge; an edge that is not meant keeps what is right.</param>
public sealed record WrongPullback(Misconception Of, Node Node, PullbackRule Wrong, Bilingual Message)
{
    /// <summary>The misconception's, unless this is a plainer or a rarer case of it.</summary>
    public int Rank { get; init; } = Of.Rank;

    /// <summary>A wrong rule at every edge into a node's inputs; where it has one input only, that is the rule at a single edge.</summary>
    public static WrongPullback AtAll(Misconception of, Node node, PullbackRule wrong, Bilingual message) =>
        new(of, node, (at, upstream, right) => ReferenceEquals(at.Consumer, node) ? wrong(at, upstream, right) : right, message);

    /// <summary>A wrong rule at a single edge.</summary>
    public static WrongPullback At(Misconception of, Edge edge, Func<Node, Node?, Node?> wrong, Bilingual message) =>
        new(of, edge.Consumer, (at, upstream, right) => at == edge ? wrong(upstream, right) : right, message);
}
