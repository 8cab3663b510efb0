using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Grading.Misconceptions;

/// <summary>A wrong form of the finished answer.</summary>
/// <param name="Node">The node that it concerns, if any in particular.</param>
/// <param name="Form">From the answer's part (a Jacobian has several) to the wrong one; null where the form does not apply.</param>
public sealed record WrongForm(Misconception Of, Node? Node, Func<Node, Node?> Form, Bilingual Message)
{
    /// <summary>Whether it may follow another mistake; a form that ignores the answer may not.</summary>
    public bool Combines { get; init; } = true;
}
