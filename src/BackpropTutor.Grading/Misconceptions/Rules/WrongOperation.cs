using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>A step of the forward calculation does something else: + for ×, + for −, the difference turned, the mean for the sum, another activation.</summary>
sealed class WrongOperation : Misconception
{
    static readonly Elementwise[] Activations = [new Sigmoid(), new Tanh(), new Relu()];

    public override string Id => "wrong-operation";

    public override int Rank => 32;

    public override Family Family => Family.Combination;

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
            Elementwise { WritesPrime: true } op => Activations.Where(other => !other.Equals(op)).Select(other => Node.Of(other, inputs[0])),
            _ => [],
        };
    }
}
