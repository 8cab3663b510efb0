using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>The derivative is taken at what the function gave instead of at what it was given: σ′(h) for σ′(z).</summary>
sealed class DerivativeAtOutput : Misconception
{
    public override string Id => "derivative-at-output";

    public override int Rank => 20;

    public override Family Family => Family.Value;

    public override ImmutableArray<MisconceptionExample> Examples =>
    [
        OfGradient("h = tanh(z)\nf = 3 h", "z", "3 (1 - tanh(h)^2)", "h", ("z", Shape.Scalar)),
    ];

    public override IEnumerable<WrongPullback> WrongPullbacks(DiagnosisContext context) =>
        from edge in context.Edges
        where edge.Consumer.Op is Elementwise and not Negate
        let op = (Elementwise)edge.Consumer.Op
        let name = context.Name(edge.Consumer)
        let argument = context.Name(edge.Source)
        select WrongPullback.At(this, edge, (upstream, _) => upstream * op.Derivative(edge.Consumer, Node.Of(op, edge.Consumer)), new(
            $"The derivative of {op.Name} is taken at its output {name}; it belongs at its input {argument}.",
            $"{op.Name}의 도함수를 출력 {name}에서 계산했어요. 입력 {argument}에서 계산해야 해요."));
}
