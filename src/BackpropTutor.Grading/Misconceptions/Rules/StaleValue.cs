using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>A product's pullback uses another value of the same shape: the pre-activation for the activation, another layer's
/// weight.</summary>
sealed class StaleValue : Misconception
{
    public override string Id => "stale-value";

    public override int Rank => 30;

    public override Family Family => Family.Value;

    public override ImmutableArray<MisconceptionExample> Examples =>
    [
        OfGradient("z = W x\nh = sigmoid(z)\ns = v.T h", "v", "z", "s",
            ("W", Shape.Matrix(2, 3)), ("x", Shape.Vector(3)), ("v", Shape.Vector(2))),
    ];

    public override IEnumerable<WrongPullback> WrongPullbacks(DiagnosisContext context) =>
        from edge in context.Edges
        where edge.Consumer.Op is Multiply or MatMul
        let other = edge.Consumer.Inputs[1 - edge.Input]
        let core = other.Op is Transpose ? other.Inputs[0] : other
        from named in context.Named
        where !ReferenceEquals(named.Node, core) && named.Node.Shape.Equals(core.Shape) && core.Op is not Fill
        let replaced = other.Op is Transpose ? named.Node.T : named.Node
        where replaced.Shape.Equals(other.Shape)
        let name = context.Name(edge.Consumer)
        select WrongPullback.At(this, edge, (upstream, right) => Pulled(edge, upstream, replaced) ?? right, new(
            $"At {name} the gradient is multiplied by {named.Name}, but {context.Name(core)} is what stood there in the forward pass.",
            $"{name}에서 {named.Name}을(를) 곱했는데, 순전파 때 그 자리에 있던 값은 {context.Name(core)}예요."));

    static Node? Pulled(Edge edge, Node upstream, Node other)
    {
        Node[] inputs = [.. edge.Consumer.Inputs];
        inputs[1 - edge.Input] = other;
        return Node.TryOf(edge.Consumer.Op, inputs, out var consumer, out _) && consumer!.Shape.Equals(edge.Consumer.Shape)
            ? consumer.Op.Pullback(consumer, upstream, edge.Input)
            : null;
    }
}
