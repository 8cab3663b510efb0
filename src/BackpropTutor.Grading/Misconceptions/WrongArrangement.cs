using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Misconceptions;

/// <summary>The right entries in other places, or some of them alone.</summary>
/// <param name="Shape">Of the wrong answer.</param>
/// <param name="Order">For each entry of it, row-major, which entry of the right answer stands there.</param>
public sealed record WrongArrangement(Misconception Of, Shape Shape, ImmutableArray<int> Order, Bilingual Message);
