using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>Softmax treated entry by entry: only the diagonal pᵢ(1 − pᵢ) of its Jacobian, without the −pᵢpⱼ beside it.</summary>
sealed class SoftmaxDiagonalOnly : Misconception
{
    public override string Id => "softmax-diagonal-only";

    public override int Rank => 17;

    public override Family Family => Family.Missing;

    public override ImmutableArray<MisconceptionExample> Examples =>
    [
        OfGradient("p = softmax(z)\nf = c.T p", "z", "c ⊙ p ⊙ (1 - p)", "p", ("z", Shape.Vector(3)), ("c", Shape.Vector(3))),
        OfGradient("q = logsoftmax(z)\nf = c.T q", "z", "c ⊙ (1 - exp(q))", "q", ("z", Shape.Vector(3)), ("c", Shape.Vector(3))),
    ];

    public override IEnumerable<WrongPullback> WrongPullbacks(DiagnosisContext context) =>
        from edge in context.Edges
        where edge.Consumer.Op.Name is "softmax" or "logsoftmax"
        let p = edge.Consumer.Op.Name == "softmax" ? edge.Consumer : Node.Of(new Exp(), edge.Consumer)
        let name = context.Name(edge.Consumer)
        select WrongPullback.At(this, edge, (upstream, _) => edge.Consumer.Op.Name == "softmax"
            ? upstream * (p * (1 - p)) : upstream * (1 - p), new(
            $"Each output of {name} depends on all of its inputs: beside the diagonal pᵢ(1 − pᵢ) the Jacobian has −pᵢpⱼ, which is missing.",
            $"{name}의 출력은 모든 입력에 달려 있어요. 야코비 행렬에는 대각 성분 pᵢ(1 − pᵢ) 말고도 −pᵢpⱼ가 있는데 빠졌어요."));
}
