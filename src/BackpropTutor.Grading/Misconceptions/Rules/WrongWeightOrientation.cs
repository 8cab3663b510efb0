using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>A matrix product's pullback with a transpose dropped, a factor too many transposed, or the order of the factors
/// turned.</summary>
sealed class WrongWeightOrientation : Misconception
{
    public override string Id => "wrong-weight-orientation";

    public override int Rank => 12;

    public override Family Family => Family.Orientation;

    public override ImmutableArray<MisconceptionExample> Examples =>
    [
        OfGradient("z = W x\nh = sigmoid(z)\ns = u.T h", "x", "W (u ⊙ h ⊙ (1 - h))", "z",
            ("W", Shape.Matrix(2, 2)), ("x", Shape.Vector(2)), ("u", Shape.Vector(2))),
        OfGradient("C = A B\nf = sum(C ⊙ C)", "A", "2 C B", "C", ("A", Shape.Matrix(2, 2)), ("B", Shape.Matrix(2, 2))),
        OfGradient("C = A B\nf = sum(C ⊙ C)", "A", "2 B.T C", "C", ("A", Shape.Matrix(2, 2)), ("B", Shape.Matrix(2, 2))),
        OfGradient("C = A B\nf = sum(C ⊙ C)", "B", "2 C A", "C", ("A", Shape.Matrix(2, 2)), ("B", Shape.Matrix(2, 2))),
    ];

    public override IEnumerable<WrongPullback> WrongPullbacks(DiagnosisContext context) =>
        from edge in context.Edges
        where edge.Consumer.Op is MatMul && !edge.Consumer.Shape.IsScalar
        let other = edge.Consumer.Inputs[1 - edge.Input]
        let right = edge.Input == 0
            ? $"{Gradient(context, edge)} {context.Operand(other)}ᵀ" : $"{context.Operand(other)}ᵀ {Gradient(context, edge)}"
        from form in Enumerable.Range(0, 4)
        select WrongPullback.At(this, edge, (upstream, correct) => Turned(form, edge, upstream, other) ?? correct, new(
            $"The factors of {context.Name(edge.Consumer)} are turned the wrong way: with {context.Name(other)} a {other.Shape}, the "
            + $"gradient of {context.Name(edge.Source)} ({edge.Source.Shape}) is {right}.",
            $"{context.Name(edge.Consumer)}에서 행렬의 방향이 잘못됐어요. {context.Name(other)}이(가) {other.Shape}이므로 "
            + $"{context.Name(edge.Source)}({edge.Source.Shape})의 기울기는 {right}예요."));

    static string Gradient(DiagnosisContext context, Edge edge) => $"∂/∂{context.Operand(edge.Consumer)}";

    static Node? Turned(int form, Edge edge, Node upstream, Node other) => (form, edge.Input) switch
    {
        (0, 0) => LenientAlgebra.MatMul(upstream, other),
        (0, 1) => LenientAlgebra.MatMul(other, upstream),
        (1, 0) => LenientAlgebra.MatMul(other, upstream.T),
        (1, 1) => LenientAlgebra.MatMul(upstream.T, other),
        (2, 0) => LenientAlgebra.MatMul(other.T, upstream),
        (2, 1) => LenientAlgebra.MatMul(upstream, other.T),
        (3, 0) => LenientAlgebra.MatMul(other, upstream),
        _ => LenientAlgebra.MatMul(upstream, other),
    };
}
