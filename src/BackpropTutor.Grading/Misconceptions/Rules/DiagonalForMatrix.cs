using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Verdicts;

namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>The entries of a Jacobian's diagonal for the whole of it.</summary>
sealed class DiagonalForMatrix : Misconception
{
    public override string Id => DiagnosisIds.WrongShape;

    public override int Rank => 6;

    public override Family Family => Family.Missing;

    public override ImmutableArray<MisconceptionExample> Examples =>
    [
        OfNumbers("h = sigmoid(z)", new JacobianOf("z"), "[0.25, 0.19661]", null, ("z", Tensor.Vector(0, 1))),
    ];

    public override IEnumerable<WrongArrangement> WrongArrangements(DiagnosisContext context) =>
        context is { IsJacobian: true, IsWhole: true, AnswerShape: { IsMatrix: true, Rows: > 1 } shape } && shape.Rows == shape.Columns
            ? [new(this, Shape.Vector(shape.Rows), [.. Enumerable.Range(0, shape.Rows).Select(i => (i * shape.Columns) + i)], new(
                $"These are the entries of the diagonal. The Jacobian is the whole {shape}: what stands beside the diagonal belongs to "
                + $"it, zeros too.",
                $"이것은 대각 성분이에요. 야코비 행렬은 {shape} 전체예요. 대각선 밖의 원소도 0까지 모두 적어야 해요."))]
            : [];
}
