using System.Collections.Immutable;
using BackpropTutor.Autodiff;

namespace BackpropTutor.Grading.Exercises;

/// <summary>What is asked, and with it how an answer is entered and judged: a closed family.</summary>
public abstract record Question;

/// <summary>A number, a vector or a matrix, typed as numbers and judged by the digits that were typed.</summary>
public sealed record NumbersFor(Quantity What) : Question
{
    /// <summary>Whether a row is as good as the column (or the other way round), because the question leaves the layout open.</summary>
    public bool AnyLayout { get; init; }

    /// <summary>How many significant digits are wanted of a number that does not end; null for the usual two. One that ends is wanted whole.</summary>
    public int? Digits { get; init; }
}

/// <summary>A formula over the program's names, judged at many points.</summary>
public sealed record FormulaFor(Quantity What) : Question
{
    /// <inheritdoc cref="NumbersFor.AnyLayout"/>
    public bool AnyLayout { get; init; }
}

/// <summary>A δ, or whatever else may be answered in numbers or as a formula, as the learner likes.</summary>
public sealed record NumbersOrFormulaFor(Quantity What) : Question
{
    /// <inheritdoc cref="NumbersFor.AnyLayout"/>
    public bool AnyLayout { get; init; }
}

/// <summary>The shapes of some quantities, one or a chain of them.</summary>
public sealed record ShapesOf(ImmutableArray<Quantity> Chain) : Question;

/// <summary>One of several options, or each that applies.</summary>
public sealed record Choice(ImmutableArray<Option> Options) : Question;

/// <param name="Remark">What a learner who picked a wrong one should read.</param>
public sealed record Option(string Id, bool IsRight, string? DiagnosisId = null, Bilingual? Remark = null);

/// <summary>Steps to put in order: any order that keeps <paramref name="Constraints"/> is right.</summary>
public sealed record Ordering(ImmutableArray<string> Items, ImmutableArray<(string Before, string After)> Constraints) : Question;

/// <summary>A line of code to find and mend; it is judged as a line: the name that it changes, how, and by what.</summary>
public sealed record LineToRepair(MendedLine Means) : Question;
