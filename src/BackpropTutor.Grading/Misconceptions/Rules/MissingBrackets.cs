using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>The brackets around a difference are lost in a product: <c>u*1 − h²</c> for <c>u*(1 − h²)</c>.</summary>
sealed class MissingBrackets : Misconception
{
    public override string Id => "missing-brackets";

    public override int Rank => 33;

    public override Family Family => Family.Combination;

    public override ImmutableArray<MisconceptionExample> Examples =>
    [
        OfGradient("h = tanh(z)\nf = 3 h", "z", "3 - h^2", "h", ("z", Shape.Scalar)),
        OfGradient("h = sigmoid(z)\nf = 3 h", "z", "3 h - h", "h", ("z", Shape.Scalar)),
        OfGradient("q = (y - t)^2\nf = 3 q", "y", "6 y - t", "q", ("y", Shape.Scalar), ("t", Shape.Scalar)),
    ];

    public override IEnumerable<WrongPullback> WrongPullbacks(DiagnosisContext context) =>
        from edge in context.Edges
        let lost = Lost(context, edge)
        where lost is not null
        let name = context.Name(edge.Consumer)
        select WrongPullback.At(this, edge, (upstream, right) => LenientAlgebra.Fit(lost.Value.Of(upstream), edge.Source) ?? right, new(
            $"At {name} the brackets around {lost.Value.Form} are lost: the factor before it reaches its first term only.",
            $"{name}에서 {lost.Value.Form}의 괄호가 빠졌어요. 앞의 인수가 첫 항에만 곱해졌어요."));

    static (string Form, Func<Node, Node> Of)? Lost(DiagnosisContext context, Edge edge)
    {
        var (y, x) = (edge.Consumer, edge.Source);
        var name = context.Operand(y);
        return y.Op switch
        {
            Tanh => ($"1 − {name}²", upstream => upstream - (y * y)),
            Sigmoid => ($"1 − {name}", upstream => (upstream * y) - y),
            Power when edge.Input == 0 && y.Inputs[1].Uniform is 2 && x.Op is Subtract
                && x.Inputs.All(input => input.Shape.Equals(x.Shape)) =>
                (context.Name(x), upstream => (upstream * (2 * x.Inputs[0])) - x.Inputs[1]),
            _ => null,
        };
    }
}
