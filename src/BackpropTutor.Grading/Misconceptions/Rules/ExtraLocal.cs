using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>A local factor too many: σ′ once more after a − y, in which it is contained already, or the value of a summand at an
/// addition.</summary>
sealed class ExtraLocal : Misconception
{
    public override string Id => "extra-local";

    public override int Rank => 19;

    public override Family Family => Family.Factor;

    public override ImmutableArray<MisconceptionExample> Examples =>
    [
        OfGradient("h = tanh(z)\nf = 3 h", "z", "3 (1 - h^2)^2", "h", ("z", Shape.Scalar)),
        OfGradient("q = x + y\nf = q z", "x", "x z", "q", ("x", Shape.Scalar), ("y", Shape.Scalar), ("z", Shape.Scalar)),
        OfGradient("f = x^3", "x", "9 x^4", "f", ("x", Shape.Scalar)),
        OfGradient("a = x y\nf = a^2", "x", "2 a y^2", "a", ("x", Shape.Scalar), ("y", Shape.Scalar)),
        OfGradient("p = softmax(z)\nf = c.T p", "z", "p ⊙ (c - f) ⊙ p ⊙ (1 - p)", "p", ("z", Shape.Vector(3)), ("c", Shape.Vector(3))),
    ];

    public override IEnumerable<WrongPullback> WrongPullbacks(DiagnosisContext context) =>
        from edge in context.Edges
        let factor = Again(edge)
        where factor is not null
        let name = context.Name(edge.Consumer)
        select WrongPullback.At(this, edge, (_, right) => LenientAlgebra.Fit(right is null ? null : LenientAlgebra.Times(right, factor),
            edge.Source) ?? right, Said(context, edge, name));

    /// <summary>The local factor as it would be multiplied by once more; null where that changes nothing or nobody would.</summary>
    static Node? Again(Edge edge) => edge.Consumer.Op switch
    {
        Elementwise { WritesPrime: true } op => Node.Of(new Prime(op), edge.Source),
        Softmax => edge.Consumer * (1 - edge.Consumer),
        Power when edge.Input == 0 => edge.Consumer.Inputs[1] * edge.Source.Pow(edge.Consumer.Inputs[1] - 1.0),
        Multiply => edge.Consumer.Inputs[1 - edge.Input] is { Uniform: null } other ? other : null,
        Add when edge.Source.Op is Variable => edge.Source,
        _ => null,
    };

    static Bilingual Said(DiagnosisContext context, Edge edge, string name) => edge.Consumer.Op is Add
        ? new(
            $"At the addition {name} the local gradient is 1: what arrives is handed on as it is, and here it was multiplied by "
            + $"{context.Name(edge.Source)}.",
            $"덧셈 {name}의 국소 기울기는 1이에요. 도착한 기울기를 그대로 넘겨주면 되는데 {context.Name(edge.Source)}을(를) 곱했어요.")
        : new(
            $"The local gradient of {name} is in there twice: what arrives at {context.Name(edge.Source)} has it already.",
            $"{name}의 국소 기울기를 두 번 곱했어요. {context.Name(edge.Source)}에 도착한 기울기에는 이미 들어 있어요.");
}
