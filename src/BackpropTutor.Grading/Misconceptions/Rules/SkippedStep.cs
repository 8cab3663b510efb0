using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>A step of the forward calculation is left out: an activation not applied, a term or a factor forgotten.</summary>
sealed class SkippedStep : Misconception
{
    public override string Id => "skipped-step";

    public override int Rank => 31;

    public override Family Family => Family.Missing;

    public override ImmutableArray<MisconceptionExample> Examples =>
    [
        OfValue("z = W x + b\nh = sigmoid(z)\ns = u.T h", "h", "z", "h",
            ("W", Shape.Matrix(2, 3)), ("x", Shape.Vector(3)), ("b", Shape.Vector(2)), ("u", Shape.Vector(2))),
        OfValue("z = W x + b\nh = sigmoid(z)\ns = u.T h", "z", "W x", "z",
            ("W", Shape.Matrix(2, 3)), ("x", Shape.Vector(3)), ("b", Shape.Vector(2)), ("u", Shape.Vector(2))),
    ];

    public override IEnumerable<WrongStep> WrongSteps(DiagnosisContext context) =>
        from node in context.Steps
        where node.Op is Elementwise or Add or Subtract or Multiply or Divide or Power
        from kept in Enumerable.Range(0, node.Op is Divide or Power ? 1 : node.Inputs.Length)
        let image = Fit(node.Inputs[kept], node)
        where image is not null
        let name = context.Name(node)
        let lost = node.Inputs.Length == 1 ? node.Op.Name : context.Name(node.Inputs[1 - kept])
        select new WrongStep(this, node, image, new($"At {name}, {lost} is left out.", $"{name}에서 {lost}이(가) 빠졌어요."));

    static Node? Fit(Node input, Node like) =>
        input.Shape.Equals(like.Shape) ? input
        : Shape.Broadcast(input.Shape, like.Shape) is { } shape && shape.Equals(like.Shape) ? Node.Of(new BroadcastTo(like.Shape), input)
        : null;
}
