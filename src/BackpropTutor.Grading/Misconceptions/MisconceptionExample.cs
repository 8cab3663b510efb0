using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Exercises;

namespace BackpropTutor.Grading.Misconceptions;

/// <summary>A wrong answer as a learner types it, of which this misconception must be told first: what a probe is to an op.</summary>
/// <param name="Program">The function, in the answer language.</param>
/// <param name="Asked">What is asked of it.</param>
/// <param name="Answer">What the learner types.</param>
/// <param name="Node">The name of the node that is named with the diagnosis; null where it concerns none in particular.</param>
public sealed record MisconceptionExample(string Program, Quantity Asked, string Answer, string? Node)
{
    /// <summary>Of the variables; empty where they have values.</summary>
    public ImmutableArray<(string Name, Shape Shape)> Shapes { get; init; } = [];

    /// <summary>Of the variables, where numbers are asked for; empty where a formula is.</summary>
    public ImmutableArray<(string Name, Tensor Value)> Values { get; init; } = [];

    /// <summary>Other values that the learner has before their eyes.</summary>
    public ImmutableArray<(string Name, Tensor Value)> OtherValues { get; init; } = [];
}
