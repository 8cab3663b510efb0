using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Grading.Misconceptions;

/// <summary>A matrix product's pullback with a transpose dropped, a factor too many transposed, or the order of the factors turned.</summary>
sealed class WrongWeightOrientation : Misconception
{
    public override string Id => "wrong-weight-orientation";

    public override int Rank => 12;

    public override Family Family => Family.Orientation;

    public override IEnumerable<Slip> Slips(Situation situation) =>
        from edge in situation.Edges
        where edge.Consumer.Op is MatMul && !edge.Consumer.Shape.IsScalar
        let other = edge.Consumer.Inputs[1 - edge.Input]
        let right = edge.Input == 0 ? $"{Gradient(situation, edge)} {situation.Operand(other)}ᵀ" : $"{situation.Operand(other)}ᵀ {Gradient(situation, edge)}"
        from form in Enumerable.Range(0, 4)
        select Slip.Along(this, edge, (upstream, correct) => Turned(form, edge, upstream, other) ?? correct, new(
            $"The factors of {situation.Name(edge.Consumer)} are turned the wrong way: with {situation.Name(other)} a {other.Shape}, the gradient of {situation.Name(edge.Source)} ({edge.Source.Shape}) is {right}.",
            $"{situation.Name(edge.Consumer)}에서 행렬의 방향이 잘못됐어요. {situation.Name(other)}이(가) {other.Shape}이므로 {situation.Name(edge.Source)}({edge.Source.Shape})의 기울기는 {right}예요."));

    static string Gradient(Situation situation, Edge edge) => $"∂/∂{situation.Operand(edge.Consumer)}";

    static Node? Turned(int form, Edge edge, Node upstream, Node other) => (form, edge.Input) switch
    {
        (0, 0) => Build.MatMul(upstream, other),
        (0, 1) => Build.MatMul(other, upstream),
        (1, 0) => Build.MatMul(other, upstream.T),
        (1, 1) => Build.MatMul(upstream.T, other),
        (2, 0) => Build.MatMul(other.T, upstream),
        (2, 1) => Build.MatMul(upstream, other.T),
        (3, 0) => Build.MatMul(other, upstream),
        _ => Build.MatMul(upstream, other),
    };
}
