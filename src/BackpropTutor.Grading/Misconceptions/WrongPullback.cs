using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Grading.Misconceptions;

/// <summary>A wrong rule at one place of the backward sweep.</summary>
/// <param name="Node">The node whose rule went wrong: it lights up in the picture.</param>
/// <param name="Wrong">What flows instead, for every edge; an edge that is not meant keeps what is right.</param>
public sealed record WrongPullback(Misconception Of, Node Node, PullbackRule Wrong, Bilingual Message)
{
    /// <summary>A wrong rule at a single edge.</summary>
    public static WrongPullback At(Misconception of, Edge edge, Func<Node, Node?, Node?> wrong, Bilingual message) =>
        new(of, edge.Consumer, (at, upstream, right) => at == edge ? wrong(upstream, right) : right, message);
}
