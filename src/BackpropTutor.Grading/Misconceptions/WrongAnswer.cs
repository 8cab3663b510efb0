using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

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
sealed record WrongAnswer(string Id, int Rank, Node? At, Bilingual Message, ImmutableArray<Node> Parts, Shape Shape, int? Entry, bool Transposed = false, int? Stated = null);
