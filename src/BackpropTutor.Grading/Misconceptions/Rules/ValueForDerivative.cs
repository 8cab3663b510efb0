using System.Collections.Immutable;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>The function's value stands where its derivative should: σ(z) for σ′(z), relu(z) for its gate, x for the derivative of
/// eˣ.</summary>
sealed class ValueForDerivative : Misconception
{
    public override string Id => "value-for-derivative";

    public override int Rank => 22;

    public override Family Family => Family.Value;

    public override ImmutableArray<MisconceptionExample> Examples =>
    [
        OfGradient("h = tanh(z)\nf = 3 h", "z", "3 h", "h", ("z", Shape.Scalar)),
        OfGradient("h = tanh(z)\nf = 3 h", "z", "3 z", "h", ("z", Shape.Scalar)),
    ];

    public override IEnumerable<WrongPullback> WrongPullbacks(DiagnosisContext context) =>
        from edge in context.Edges
        where edge.Consumer.Op is Elementwise and not Negate
        from output in new[] { true, false }
        where edge.Consumer.Op is not Exp || !output
        let factor = output ? edge.Consumer : edge.Source
        let name = context.Name(factor)
        select WrongPullback.At(this, edge, (upstream, _) => upstream * factor, new(
            $"At {context.Name(edge.Consumer)} the gradient is multiplied by the value {name}, not by the derivative of "
            + $"{edge.Consumer.Op.Name}.",
            $"{context.Name(edge.Consumer)}에서 {edge.Consumer.Op.Name}의 도함수 대신 값 {name}을(를) 곱했어요."));
}
