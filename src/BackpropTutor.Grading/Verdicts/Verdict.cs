using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language;

namespace BackpropTutor.Grading.Verdicts;

/// <summary>What became of an answer.</summary>
public enum VerdictKind
{
    Correct,

    /// <summary>The entries are right and the layout is not, or some of the entries are right.</summary>
    Partial,

    Wrong,

    /// <summary>It could not be read, its shapes do not fit together, or it is too large.</summary>
    Invalid,

    /// <summary>It could not be told; no attempt is spent.</summary>
    Undecided,
}

/// <summary>The judgement of one answer. It never holds the right answer, nor a number from which that follows.</summary>
public sealed record Verdict
{
    public required VerdictKind Kind { get; init; }

    /// <summary>Between 0 and 1: the share of entries that are right at every point, or one half where only the layout is wrong.</summary>
    public double Score { get; init; }

    /// <summary>How a typed formula was read.</summary>
    public Reading? Reading { get; init; }

    /// <summary>The answer's shape, once it is known.</summary>
    public Shape? Shape { get; init; }

    /// <summary>Which entries are right, row-major in <see cref="Shape"/>; empty where the shape is wrong.</summary>
    public ImmutableArray<bool> Entries { get; init; } = [];

    /// <summary>What explains the answer, the plainest first.</summary>
    public ImmutableArray<Diagnosis> Diagnoses { get; init; } = [];

    /// <summary>Why it is invalid.</summary>
    public Mistake? Mistake { get; init; }

    /// <summary>The largest |a − n| / max(|a|, |n|) of all entries and points; only with <see cref="VerdictKind.Correct"/>, since it would
    /// hand over the key.</summary>
    public double? MaxRelativeError { get; init; }

    /// <summary>
    /// Numeric, analytic and own entries side by side; only with <see cref="VerdictKind.Correct"/>, since it holds the key. Worked out when
    /// first asked for.
    /// </summary>
    public CheckTable? CheckTable => Kind == VerdictKind.Correct ? Check?.Value : null;

    internal Lazy<CheckTable>? Check { get; init; }

    /// <summary>What several explanations of this answer have in common, where more than one fits.</summary>
    public Bilingual? Common { get; init; }

    /// <summary>At how many points it was compared.</summary>
    public int Points { get; init; }

    /// <summary>What the answer predicts and what happens; only for a wrong formula of a gradient, and at other numbers than the
    /// question's.</summary>
    public Counterexample? Counterexample { get; init; }

    /// <summary>All that is needed to come to this verdict again.</summary>
    public Replay? Replay { get; init; }

    /// <summary>Of what could not be read.</summary>
    public static Verdict Invalid(Mistake mistake) => new() { Kind = VerdictKind.Invalid, Mistake = mistake };

    /// <summary>Whether an attempt is used up: not by what could not be read or told.</summary>
    public bool SpendsAttempt => Kind is not (VerdictKind.Undecided or VerdictKind.Invalid);
}

/// <summary>One explanation of a wrong answer.</summary>
/// <param name="Id">Stable, as the HTTP API publishes it.</param>
/// <param name="Node">The name of the node where the rule went wrong; it lights up in the picture.</param>
/// <param name="Stated">Which of the exercise's stated mistakes this is, for an author's own words; null for the engine's.</param>
public sealed record Diagnosis(string Id, string? Node, Bilingual Message, int? Stated = null);
