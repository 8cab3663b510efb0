using System.Collections.Immutable;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>A matrix product's pullback is done entry by entry, by whatever broadcasting makes of it.</summary>
sealed class HadamardForMatMul : Misconception
{
    public override string Id => "hadamard-for-matmul";

    public override int Rank => 34;

    public override Family Family => Family.Combination;

    public override ImmutableArray<MisconceptionExample> Examples =>
    [
        OfGradient("C = A B\nf = sum(C ⊙ C)", "A", "2 C ⊙ B", "C", ("A", Shape.Matrix(2, 2)), ("B", Shape.Matrix(2, 2))),
        OfGradient("C = A B\nf = sum(C ⊙ C)", "A", "2 C ⊙ B.T", "C", ("A", Shape.Matrix(2, 2)), ("B", Shape.Matrix(2, 2))),
    ];

    public override IEnumerable<WrongPullback> WrongPullbacks(DiagnosisContext context) =>
        from edge in context.Edges
        where edge.Consumer.Op is MatMul && !edge.Consumer.Shape.IsScalar
        let other = edge.Consumer.Inputs[1 - edge.Input]
        from transposed in new[] { false, true }
        let name = context.Name(edge.Consumer)
        select WrongPullback.At(this, edge, (upstream, right) => LenientAlgebra.Times(upstream, transposed ? other.T : other) ?? right, new(
            $"{name} is a matrix product, so its gradient is one too: entry by entry (⊙) the {edge.Consumer.Shape} and the {other.Shape} "
            + $"give something else.",
            $"{name}은(는) 행렬곱이라 기울기도 행렬곱이에요. {edge.Consumer.Shape}와 {other.Shape}를 원소별로(⊙) 곱하면 다른 값이 돼요."));
}
