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

    /// <summary>Whether it says so little that it is told only where nothing else explains the answer.</summary>
    public bool IsLastResort { get; init; }

    /// <summary>What to say where only some entries have this form, given which; null for the message with the entries before it.</summary>
    public Func<string, Bilingual>? InSome { get; init; }
}
