using System.Collections.Immutable;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>What should be summed over a batch is averaged, or the 1/N of a mean is left out.</summary>
sealed class MeanForSum : Misconception
{
    /// <summary>The 1/N of a mean that the page shows is plainer than a missing upstream, which is often just that.</summary>
    const int MeanRank = 8;

    public override string Id => "mean-for-sum";

    public override int Rank => 26;

    public override Family Family => Family.Factor;

    public override ImmutableArray<MisconceptionExample> Examples =>
    [
        OfGradient("f = sum(x^2)", "x", "2 x / 3", "f", ("x", Shape.Vector(3))),
        OfGradient("Z = X + b\nf = sum(Z ⊙ Z)", "b", "2 sum(Z, axis=0) / 4", "Z", ("X", Shape.Matrix(4, 3)), ("b", Shape.Vector(3))),
    ];

    public override IEnumerable<WrongPullback> WrongPullbacks(DiagnosisContext context) =>
        from edge in context.Edges
        let repeated = edge.Consumer.Op is Broadcasting && edge.Source.Shape.Count > 0 ? edge.Consumer.Shape.Count / edge.Source.Shape.Count
            : edge.Consumer is { Op: MatMul, Shape.IsMatrix: true } && edge.Input == 1 ? edge.Consumer.Shape.Rows : 1
        let averaged = edge.Consumer.Op is Reduction && edge.Consumer.Shape.Count > 0
            ? edge.Source.Shape.Count / edge.Consumer.Shape.Count : 1
        where repeated > 1 || averaged > 1
        let isMean = edge.Consumer.Op.Name == "mean"
        let factor = repeated > 1 ? 1.0 / repeated : isMean ? averaged : 1.0 / averaged
        let name = context.Name(edge.Consumer)
        select WrongPullback.At(this, edge, (_, right) => right is null ? null : factor * right, isMean
            ? new(
                $"{name} is a mean, so each entry's share carries the factor 1/{averaged}, which is missing.",
                $"{name}은(는) 평균이라 원소마다 1/{averaged}이(가) 곱해져야 하는데 빠졌어요.")
            : new(
                $"At {name} the contributions are averaged, but the forward pass sums: no factor 1/{Math.Max(repeated, averaged)} "
                + $"belongs here.",
                $"{name}에서 평균을 냈는데 순전파는 합이에요. 1/{Math.Max(repeated, averaged)}은(는) 필요 없어요."))
        with
        { Rank = isMean ? MeanRank : Rank };
}
