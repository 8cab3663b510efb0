using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>Another activation's derivative: h(1 − h) after a tanh, 1 − h² after a sigmoid, a gate where there is none, z(1 − z) from the
/// wrong side.</summary>
sealed class WrongActivationDerivative : Misconception
{
    public override string Id => "wrong-activation-derivative";

    public override int Rank => 24;

    public override Family Family => Family.Value;

    public override ImmutableArray<MisconceptionExample> Examples =>
    [
        OfGradient("h = tanh(z)\nf = 3 h", "z", "3 h (1 - h)", "h", ("z", Shape.Scalar)),
        OfGradient("h = tanh(z)\nf = 3 h", "z", "3 (1 - h)", "h", ("z", Shape.Scalar)),
        OfGradient("h = tanh(z)\nf = 3 h", "z", "3 (1 - z^2)", "h", ("z", Shape.Scalar)),
        OfGradient("h = tanh(z)\nf = 3 h", "z", "3 z (1 - z)", "h", ("z", Shape.Scalar)),
        OfGradient("h = tanh(z)\nf = 3 h", "z", "3 sigmoid'(z)", "h", ("z", Shape.Scalar)),
        OfGradient("h = tanh(z)\nf = c.T h", "z", "c ⊙ (z > 0)", "h", ("z", Shape.Vector(3)), ("c", Shape.Vector(3))),
        OfGradient("h = sigmoid(z)\nf = 3 h", "z", "3 (1 - h^2)", "h", ("z", Shape.Scalar)),
        OfGradient("h = sigmoid(z)\nf = 3 h", "z", "3 tanh'(z)", "h", ("z", Shape.Scalar)),
    ];

    public override IEnumerable<WrongPullback> WrongPullbacks(DiagnosisContext context) =>
        from edge in context.Edges
        where edge.Consumer.Op is Elementwise { WritesPrime: true }
        from other in Others(edge)
        let name = context.Name(edge.Consumer)
        select WrongPullback.At(this, edge, (upstream, _) => upstream * other.Factor, new(
            $"{name} is a {edge.Consumer.Op.Name}, but it was differentiated with {other.Form}{other.Whose.English}.",
            $"{name}은(는) {edge.Consumer.Op.Name}인데 {other.Form}{other.Whose.Korean}로 미분했어요."));

    static IEnumerable<(Node Factor, string Form, Bilingual Whose)> Others(Edge edge)
    {
        var (h, z, op) = (edge.Consumer, edge.Source, edge.Consumer.Op);
        Bilingual input = new(", which takes the input for the output", "(출력 대신 입력을 씀)");
        yield return (z * (1 - z), "z(1 − z)", input);
        yield return (1 - (z * z), "1 − z²", input);
        if (op is not Sigmoid)
        {
            yield return (h * (1 - h), "h(1 − h)", new(", the sigmoid's form", "(시그모이드의 식)"));
            yield return (Node.Of(new Prime(new Sigmoid()), z), "σ′(z)", new(", the sigmoid's", "(시그모이드의 도함수)"));
        }

        if (op is not Tanh)
        {
            yield return (1 - (h * h), "1 − h²", new(", the tanh's form", "(tanh의 식)"));
            yield return (Node.Of(new Prime(new Tanh()), z), "tanh′(z)", new(", the tanh's", "(tanh의 도함수)"));
        }

        if (op is Tanh)
        {
            yield return (1 - h, "1 − h", new(", with the square left out", "(제곱이 빠짐)"));
        }

        if (op is not Relu)
        {
            yield return (Node.Of(new Prime(new Relu()), z), "1[z > 0]", new(", the relu's", "(ReLU의 도함수)"));
        }
    }
}
