using System.Collections.Immutable;
using BackpropTutor.Grading.Exercises;

namespace BackpropTutor.Grading.Questions.Shapes;

/// <summary>The shapes of some quantities, one or a chain of them.</summary>
public sealed record ShapesOf(ImmutableArray<Quantity> Chain) : Question;
