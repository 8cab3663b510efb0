using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Evaluation;

/// <summary>The variables' numbers at one place, and what the steps of the tape below come to there.</summary>
/// <param name="Values">By slot; read only.</param>
abstract record EvaluationPoint(ImmutableDictionary<string, Tensor> Variables, Tensor[] Values);
