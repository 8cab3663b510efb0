using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>A maximum sends its gradient to the loser, to both, or sends the winning value along with it.</summary>
sealed class MaxRoutedToLoser : Misconception
{
    public override string Id => "max-routed-to-loser";

    public override int Rank => 15;

    public override Family Family => Family.Combination;

    public override ImmutableArray<MisconceptionExample> Examples =>
    [
        OfGradient("m = maximum(a, b)\nf = 3 m", "a", "3 (b > a)", "m", ("a", Shape.Scalar), ("b", Shape.Scalar)),
        OfGradient("m = maximum(a, b)\nf = 3 m", "a", "3", "m", ("a", Shape.Scalar), ("b", Shape.Scalar)),
        OfGradient("m = maximum(a, b)\nf = 3 m", "a", "3 a (a > b)", "m", ("a", Shape.Scalar), ("b", Shape.Scalar)),
    ];

    public override IEnumerable<WrongPullback> WrongPullbacks(DiagnosisContext context) =>
        from edge in context.Edges
        where edge.Consumer.Op is Broadcasting && edge.Consumer.Op.Name is "maximum" or "minimum" or "max" or "min"
        where edge.Consumer.Inputs.Length == 2
        from form in Enumerable.Range(0, 3)
        let name = context.Name(edge.Consumer)
        let said = form switch
        {
            0 => new Bilingual("the gradient went to the side that lost", "기울기가 진 쪽으로 갔어요"),
            1 => new Bilingual("the gradient went to both sides, as an addition's would", "덧셈처럼 양쪽 모두에 기울기를 보냈어요"),
            _ => new Bilingual("the value was routed along with the gradient", "기울기 대신 값까지 함께 보냈어요"),
        }
        select WrongPullback.At(this, edge, (upstream, right) => Sent(form, edge, upstream, right), new(
            $"At {name}: {said.English}. It passes the whole upstream gradient to the winner and 0 to the other.",
            $"{name}에서 {said.Korean}. 이긴 쪽에 상류 기울기를 모두 보내고 진 쪽에는 0을 보내야 해요."));

    static Node? Sent(int form, Edge edge, Node upstream, Node? right)
    {
        var both = LenientAlgebra.Fit(upstream, edge.Source);
        return form switch
        {
            0 => both is null || right is null ? right : both - right,
            1 => both,
            _ => right is null ? null : right * edge.Source,
        };
    }
}
