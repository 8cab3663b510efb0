using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>A step of the forward calculation does something else: + for ×, + for −, the difference turned, the mean for the sum, another
/// activation.</summary>
sealed class WrongOperation : Misconception
{
    static readonly Elementwise[] Activations = [new Sigmoid(), new Tanh(), new Relu()];

    public override string Id => "wrong-operation";

    public override int Rank => 32;

    public override Family Family => Family.Combination;

    public override ImmutableArray<MisconceptionExample> Examples =>
    [
        OfValue("z = W x + b\nh = sigmoid(z)\ns = u.T h", "z", "W x - b", "z",
            ("W", Shape.Matrix(2, 3)), ("x", Shape.Vector(3)), ("b", Shape.Vector(2)), ("u", Shape.Vector(2))),
        OfValue("z = W x + b\nh = sigmoid(z)\ns = u.T h", "h", "tanh(z)", "h",
            ("W", Shape.Matrix(2, 3)), ("x", Shape.Vector(3)), ("b", Shape.Vector(2)), ("u", Shape.Vector(2))),
        OfValue("d = y - t", "d", "y + t", "d", ("y", Shape.Scalar), ("t", Shape.Scalar)),
        OfValue("d = y - t\ne = sigmoid(d)", "e", "sigmoid(t - y)", "d", ("y", Shape.Scalar), ("t", Shape.Scalar)),
        OfValue("q = a / b", "q", "b / a", "q", ("a", Shape.Scalar), ("b", Shape.Scalar)),
        OfValue("p = a^b", "p", "a b", "p", ("a", Shape.Scalar), ("b", Shape.Scalar)),
        OfValue("f = sum(x)", "f", "mean(x)", "f", ("x", Shape.Vector(3))),
        OfValue("m = maximum(a, b)", "m", "minimum(a, b)", "m", ("a", Shape.Scalar), ("b", Shape.Scalar)),
        OfValue("e = exp(x)", "e", "exp(-x)", "e", ("x", Shape.Scalar)),
        OfValue("p = a b", "p", "a + b", "p", ("a", Shape.Scalar), ("b", Shape.Scalar)),
    ];

    public override IEnumerable<WrongStep> WrongSteps(DiagnosisContext context) =>
        from node in context.Steps
        from image in Images(node)
        where image.Shape.Equals(node.Shape)
        let name = context.Name(node)
        select new WrongStep(this, node, image, new(
            $"At {name} something else is calculated: {context.Name(image)}.", $"{name}에서 다른 계산을 했어요: {context.Name(image)}."));

    static IEnumerable<Node> Images(Node node)
    {
        var inputs = node.Inputs;
        return node.Op switch
        {
            Add => [Node.Of(new Multiply(), inputs[0], inputs[1]), Node.Of(new Subtract(), inputs[0], inputs[1])],
            Subtract => [Node.Of(new Add(), inputs[0], inputs[1]), Node.Of(new Subtract(), inputs[1], inputs[0])],
            Multiply => [Node.Of(new Add(), inputs[0], inputs[1])],
            Divide => [Node.Of(new Divide(), inputs[1], inputs[0]), Node.Of(new Multiply(), inputs[0], inputs[1])],
            Power => [Node.Of(new Multiply(), inputs[0], inputs[1])],
            Maximum => [Node.Of(new Minimum(), inputs[0], inputs[1])],
            Minimum => [Node.Of(new Maximum(), inputs[0], inputs[1])],
            Sum { Axis: var axis, KeepDims: var keep } => [Node.Of(new Mean(axis, keep), inputs[0])],
            Mean { Axis: var axis, KeepDims: var keep } => [Node.Of(new Sum(axis, keep), inputs[0])],
            Exp => [Node.Of(new Exp(), Node.Of(new Negate(), inputs[0]))],
            Elementwise { WritesPrime: true } op => Activations.Where(other => !other.Equals(op))
                .Select(other => Node.Of(other, inputs[0])),
            _ => [],
        };
    }
}
