using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;

namespace BackpropTutor.Grading.Sampling;

/// <summary>Points with the values that an answer's tape has there.</summary>
readonly record struct EvaluatedPoints(ImmutableArray<SamplePoint> Points, Tensor[][] Own)
{
    public static EvaluatedPoints Of(LayeredEvaluator evaluator, ImmutableArray<SamplePoint> points) =>
        new(points, evaluator.Evaluate(points.AsSpan()));
}
