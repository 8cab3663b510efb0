using System.Collections.Immutable;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>The activation passes the gradient on as it is: diag(σ′) taken for the identity, a relu's gate left open.</summary>
sealed class MissingActivationDerivative : Misconception
{
    public override string Id => "missing-activation-derivative";

    public override int Rank => 10;

    public override Family Family => Family.Missing;

    public override ImmutableArray<MisconceptionExample> Examples =>
    [
        OfGradient("z = W x + b\nh = sigmoid(z)\ns = u.T h", "b", "u", "h",
            ("W", Shape.Matrix(2, 3)), ("x", Shape.Vector(3)), ("b", Shape.Vector(2)), ("u", Shape.Vector(2))),
    ];

    public override IEnumerable<WrongPullback> WrongPullbacks(DiagnosisContext context) =>
        from edge in context.Edges
        where edge.Consumer.Op is Elementwise { WritesPrime: true }
        let name = context.Name(edge.Consumer)
        let op = edge.Consumer.Op.Name
        let shape = edge.Consumer.Shape
        select WrongPullback.At(this, edge, static (upstream, _) => upstream, new(
            $"At {name} the derivative of {op} is missing: what arrives there ({shape}) must be multiplied entry by entry by "
            + $"{op}′({context.Name(edge.Source)}), also {shape}.",
            $"{name}에서 {op}의 도함수가 빠졌어요. 상류 기울기({shape})에 {op}′({context.Name(edge.Source)})({shape})를 원소별로 곱해야 해요."));
}
