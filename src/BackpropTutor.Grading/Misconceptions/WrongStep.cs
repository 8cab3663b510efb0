using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Grading.Misconceptions;

/// <summary>A wrong step of a forward calculation.</summary>
/// <param name="Node">The step.</param>
/// <param name="Wrong">What is calculated in its place, of the same shape.</param>
public sealed record WrongStep(Misconception Of, Node Node, Node Wrong, Bilingual Message);
