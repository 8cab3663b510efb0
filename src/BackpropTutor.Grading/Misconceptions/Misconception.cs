using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Grading.Misconceptions;

/// <summary>
/// One way to get a gradient wrong. It either replaces what flows down an edge of the backward sweep (a <see cref="Slip"/>), so that the engine works
/// out what follows at every node of any graph, or it turns the finished answer into another one (a <see cref="Turn"/>). A new one is one new file.
/// </summary>
public abstract class Misconception
{
    /// <summary>All of them, found by what they are, the plainest first.</summary>
    public static ImmutableArray<Misconception> All { get; } =
    [
        .. typeof(Misconception).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(Misconception)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (Misconception)Activator.CreateInstance(type)!)
            .OrderBy(misconception => misconception.Rank),
    ];

    /// <summary>The diagnosis's id, which never changes.</summary>
    public abstract string Id { get; }

    /// <summary>Where several explain the same answer, the least rank is told first: what most learners do, in the fewest words.</summary>
    public abstract int Rank { get; }

    /// <summary>What it has in common with its like.</summary>
    public abstract Family Family { get; }

    /// <summary>Wrong rules at the edges of this graph.</summary>
    public virtual IEnumerable<Slip> Slips(Situation situation) => [];

    /// <summary>Wrong forms of the finished answer.</summary>
    public virtual IEnumerable<Turn> Turns(Situation situation) => [];

    /// <summary>Wrong steps on the way to a value that is asked for, where nothing is differentiated.</summary>
    public virtual IEnumerable<Swap> Swaps(Situation situation) => [];
}

/// <summary>A wrong rule at one place of the backward sweep.</summary>
/// <param name="At">The node whose rule went wrong: it lights up in the picture.</param>
/// <param name="Wrong">What flows instead, for every edge; an edge that is not meant keeps what is right.</param>
public sealed record Slip(Misconception Of, Node At, PullbackRule Wrong, Bilingual Message)
{
    /// <summary>A wrong rule at a single edge.</summary>
    public static Slip Along(Misconception of, Edge edge, Func<Node, Node?, Node?> wrong, Bilingual message) =>
        new(of, edge.Consumer, (at, upstream, right) => at == edge ? wrong(upstream, right) : right, message);
}

/// <summary>A wrong form of the finished answer.</summary>
/// <param name="At">The node that it concerns, if any in particular.</param>
/// <param name="Form">From the answer's part (a Jacobian has several) to the wrong one; null where the form does not apply.</param>
public sealed record Turn(Misconception Of, Node? At, Func<Node, Node?> Form, Bilingual Message)
{
    /// <summary>Whether it may follow another mistake; a form that ignores the answer may not.</summary>
    public bool Combines { get; init; } = true;
}

/// <summary>A wrong step of a forward calculation.</summary>
/// <param name="At">The step.</param>
/// <param name="Wrong">What is calculated in its place, of the same shape.</param>
public sealed record Swap(Misconception Of, Node At, Node Wrong, Bilingual Message);
