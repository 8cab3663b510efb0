using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>A product sends each factor its own value instead of the other's.</summary>
sealed class MulNotSwitched : Misconception
{
    public override string Id => "mul-not-switched";

    public override int Rank => 13;

    public override Family Family => Family.Value;

    public override ImmutableArray<MisconceptionExample> Examples =>
    [
        OfGradient("a = x y\nf = a^2", "x", "2 a x", "a", ("x", Shape.Scalar), ("y", Shape.Scalar)),
        OfGradient("s = u.T h", "h", "h", "s", ("u", Shape.Vector(2)), ("h", Shape.Vector(2))),
    ];

    public override IEnumerable<WrongPullback> WrongPullbacks(DiagnosisContext context) =>
        (from node in context.Splitting
         where IsProduct(node)
         let name = context.Name(node)
         select WrongPullback.AtAll(this, node, static (edge, upstream, right) => Own(edge, upstream) ?? right, new(
             $"At the product {name} each factor received its own value; a product switches: each one's gradient carries the other.",
             $"곱 {name}에서 인수마다 자기 자신의 값을 보냈어요. 곱은 서로 바꿔 줘요. 기울기에는 상대편 인수가 곱해져요.")))
        .Concat(
            from edge in context.Edges
            where IsProduct(edge.Consumer)
            let name = context.Name(edge.Consumer)
            let own = context.Name(edge.Source)
            let other = context.Name(edge.Consumer.Inputs[1 - edge.Input])
            select WrongPullback.At(this, edge, (upstream, right) => Own(edge, upstream) ?? right, new(
                $"At the product {name} the factor {own} received its own value; a product switches: ∂/∂{own} carries {other}.",
                $"곱 {name}에서 {own}에 자기 자신의 값을 보냈어요. 곱은 서로 바꿔 줘요: {own}의 기울기에는 {other}이(가) 곱해져요.")));

    static bool IsProduct(Node node) => node.Op is Multiply || (node.Op is MatMul && node.Shape.IsScalar);

    static Node? Own(Edge edge, Node upstream) => LenientAlgebra.Fit(LenientAlgebra.Times(upstream, edge.Source), edge.Source);
}
