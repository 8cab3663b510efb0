using System.Collections.Immutable;

namespace BackpropTutor.Grading.Misconceptions;

/// <summary>
/// One way to get a gradient wrong. It either replaces what flows down an edge of the backward sweep (a <see cref="WrongPullback"/>), so that the engine works
/// out what follows at every node of any graph, or it turns the finished answer into another one (a <see cref="WrongForm"/>). A new one is one new file.
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
    public virtual IEnumerable<WrongPullback> WrongPullbacks(DiagnosisContext context) => [];

    /// <summary>Wrong forms of the finished answer.</summary>
    public virtual IEnumerable<WrongForm> WrongForms(DiagnosisContext context) => [];

    /// <summary>Wrong steps on the way to a value that is asked for, where nothing is differentiated.</summary>
    public virtual IEnumerable<WrongStep> WrongSteps(DiagnosisContext context) => [];

    /// <summary>The right entries, wrongly arranged.</summary>
    public virtual IEnumerable<WrongArrangement> WrongArrangements(DiagnosisContext context) => [];

    /// <summary>The right answer to the question with other numbers.</summary>
    public virtual IEnumerable<WrongNumbers> WrongNumbers(DiagnosisContext context) => [];
}
