using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;

namespace BackpropTutor.Grading.Sampling;

/// <summary>One place where answers are compared: the variables' numbers, and what every node of the exercise comes to there.</summary>
/// <param name="Values">By slot of the exercise's evaluator; read only.</param>
/// <param name="Truth">The right answer there.</param>
/// <param name="Scale">The largest magnitude in <paramref name="Truth"/>.</param>
sealed record SamplePoint(ImmutableDictionary<string, Tensor> Variables, Tensor[] Values, Tensor Truth, double Scale, KinkPattern Pattern)
    : EvaluationPoint(Variables, Values);
