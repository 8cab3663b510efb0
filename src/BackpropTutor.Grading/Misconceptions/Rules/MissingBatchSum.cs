using System.Collections.Immutable;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>A value was repeated forward (a bias over a batch), and its gradient is not summed backward.</summary>
sealed class MissingBatchSum : Misconception
{
    public override string Id => "missing-batch-sum";

    public override int Rank => 11;

    public override Family Family => Family.Missing;

    public override ImmutableArray<MisconceptionExample> Examples =>
    [
        OfGradient("Z = X + b\nf = sum(Z ⊙ Z)", "b", "2 Z", "Z", ("X", Shape.Matrix(4, 3)), ("b", Shape.Vector(3))),
    ];

    public override IEnumerable<WrongPullback> WrongPullbacks(DiagnosisContext context) =>
        from edge in context.Edges
        where edge.Consumer.Op is Broadcasting && !edge.Source.Shape.Equals(edge.Consumer.Shape)
        let name = context.Name(edge.Source)
        select WrongPullback.At(this, edge, (upstream, right) => LenientAlgebra.Unsummed(edge, upstream) ?? right, new(
            $"{name} ({edge.Source.Shape}) is used once for each of the entries it was repeated to ({edge.Consumer.Shape}), so its "
            + $"gradient is the sum over them.",
            $"{name}({edge.Source.Shape})은(는) {edge.Consumer.Shape}로 반복되어 쓰였으니, 기울기는 반복된 방향으로 더한 합이에요."));
}
