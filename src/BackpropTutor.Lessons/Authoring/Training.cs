using System.Collections.Immutable;

namespace BackpropTutor.Lessons.Authoring;

/// <summary>Gradient descent on a model's output: <c>train: {moves: [w, b], rate: 0.5, steps: 50}</c>.</summary>
public sealed record Training(ImmutableArray<string> Moves, double Rate, int Steps);
