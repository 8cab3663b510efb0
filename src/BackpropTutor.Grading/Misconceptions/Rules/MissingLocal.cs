using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>The upstream gradient is passed on without the local one: the other factor of a product, the x of an outer product, a constant,
/// a power rule.</summary>
sealed class MissingLocal : Misconception
{
    public override string Id => "missing-local";

    public override int Rank => 16;

    public override Family Family => Family.Missing;

    public override ImmutableArray<MisconceptionExample> Examples =>
    [
        OfGradient("a = x y\nf = a^2", "x", "2 a", "a", ("x", Shape.Scalar), ("y", Shape.Scalar)),
        OfGradient("z = W x\nf = sum(z ⊙ z)", "W", "2 z ones(3).T", "z", ("W", Shape.Matrix(2, 3)), ("x", Shape.Vector(3))),
    ];

    public override IEnumerable<WrongPullback> WrongPullbacks(DiagnosisContext context) =>
        from edge in context.Edges
        where edge.Consumer.Op is not (Elementwise { WritesPrime: true } or Add or Subtract or Negate or Transpose or Reshape
            or BroadcastTo or SumTo or Sum)
        let name = context.Name(edge.Consumer)
        let source = context.Name(edge.Source)
        select WrongPullback.At(this, edge, (upstream, right) => Unlocal(edge, upstream) ?? right, new(
            $"The local gradient of {name} by {source} is missing: what arrives at {name} was passed on as if it were 1.",
            $"{name}의 {source}에 대한 국소 기울기가 빠졌어요. {name}에 온 기울기를 1을 곱한 것처럼 그대로 내려보냈어요."));

    static Node? Unlocal(Edge edge, Node upstream) => edge.Consumer switch
    {
        { Op: MatMul } product => edge.Input == 0
            ? upstream.MatMul(LenientAlgebra.Ones(product.Inputs[1].T)).Reshape(edge.Source.Shape)
            : LenientAlgebra.Ones(product.Inputs[0].T).MatMul(upstream).Reshape(edge.Source.Shape),
        _ => LenientAlgebra.Fit(upstream, edge.Source),
    };
}
