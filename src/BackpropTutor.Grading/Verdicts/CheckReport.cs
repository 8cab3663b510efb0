using System.Collections.Immutable;

namespace BackpropTutor.Grading.Verdicts;

/// <summary>What a check found.</summary>
public sealed record CheckReport
{
    /// <summary>What the author must mend; empty for a sound exercise.</summary>
    public ImmutableArray<CheckFault> Faults { get; init; } = [];

    /// <summary>How many ways of writing the right formula were tried and accepted.</summary>
    public int Rewrites { get; init; }

    /// <summary>How many wrong answers that differ from the truth the engine made.</summary>
    public int Mistakes { get; init; }

    /// <summary>How many of them the points tell from the truth.</summary>
    public int Killed { get; init; }

    /// <summary>Mistakes that give the right answer here: they cannot be diagnosed and need not be.</summary>
    public ImmutableArray<string> Equivalent { get; init; } = [];

    /// <summary>Pairs of mistakes that give one answer here, so that the plainer is namedFirst.</summary>
    public ImmutableArray<string> Confusable { get; init; } = [];

    /// <summary>How many of the mistakes no mistake of another name gives the same answer as, so that they can be wrong
    /// distinguishable.</summary>
    public int Distinguishable { get; init; }

    /// <summary>How many of those are named first when they are made.</summary>
    public int NamedFirst { get; init; }

    public bool IsSound => Faults.IsEmpty;
}
