using System.Collections.Immutable;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>An entry-by-entry product is summed into a dot product.</summary>
sealed class MatMulForHadamard : Misconception
{
    public override string Id => "matmul-for-hadamard";

    public override int Rank => 25;

    public override Family Family => Family.Combination;

    public override ImmutableArray<MisconceptionExample> Examples =>
    [
        OfGradient("h = sigmoid(z)\ns = u.T h", "z", "sum(u ⊙ h ⊙ (1 - h))", "h", ("z", Shape.Vector(2)), ("u", Shape.Vector(2))),
    ];

    public override IEnumerable<WrongPullback> WrongPullbacks(DiagnosisContext context) =>
        from edge in context.Edges
        where edge.Consumer.Op is Elementwise or Multiply && edge.Source.Shape.IsVector
        let name = context.Name(edge.Consumer)
        select WrongPullback.At(this, edge, (_, right) => right?.Sum(), new(
            $"At {name} upstream and local gradient meet entry by entry (⊙) and stay a {edge.Source.Shape}; a dot product sums them into "
            + $"one number.",
            $"{name}에서는 상류 기울기와 국소 기울기를 원소별로(⊙) 곱해서 {edge.Source.Shape}로 남아요. 내적을 하면 수 하나로 합쳐져요."));
}
