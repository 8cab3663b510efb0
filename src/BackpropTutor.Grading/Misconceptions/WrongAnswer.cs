using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Exercises;

namespace BackpropTutor.Grading.Misconceptions;

/// <summary>One wrong answer with what would explain it.</summary>
/// <param name="Id">The diagnosis's id.</param>
/// <param name="Rank">The least is told first.</param>
/// <param name="At">Where it went wrong, if at a node in particular.</param>
/// <param name="Parts">The wrong answer as graph, in the parts of the right one.</param>
/// <param name="Shape">The wrong answer's shape, as answers are graded.</param>
/// <param name="Entry">Which entry of it is asked for, where not all are.</param>
/// <param name="Stated">Which of the author's stated mistakes it is, counted from zero; null for the engine's own.</param>
/// <param name="Transposed">Whether the joined parts are transposed at the end: a whole Jacobian has no single node to transpose.</param>
sealed record WrongAnswer(string Id, int Rank, Node? At, Bilingual Message, ImmutableArray<Node> Parts, Shape Shape, int? Entry,
    bool Transposed = false, int? Stated = null)
{
    /// <summary>Which of the right entries stands at each place, where they are only arranged otherwise; empty where they are
    /// not.</summary>
    public ImmutableArray<int> Order { get; init; } = [];

    /// <summary>The variables' numbers for which it would be right; null for the question's own.</summary>
    public OtherNumbers? Numbers { get; init; }

    /// <summary>Whether its one part is the answer, as graph.</summary>
    public bool IsGraph => Order.IsEmpty && Numbers is null && !Transposed;

    /// <summary>Whether it may be told: not where it speaks of a step that the page does not show.</summary>
    public bool IsTellable { get; init; } = true;

    /// <inheritdoc cref="WrongForm.IsLastResort"/>
    public bool IsLastResort { get; init; }

    /// <inheritdoc cref="WrongForm.InSome"/>
    public Func<string, Bilingual>? InSome { get; init; }
}
