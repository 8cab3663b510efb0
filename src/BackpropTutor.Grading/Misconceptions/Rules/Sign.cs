using System.Collections.Immutable;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>The sign: of the whole answer, or lost where something was subtracted, negated or divided by.</summary>
sealed class Sign : Misconception
{
    public override string Id => "sign";

    public override int Rank => 5;

    public override Family Family => Family.Factor;

    public override ImmutableArray<MisconceptionExample> Examples =>
    [
        OfGradient("f = x^2", "x", "-2 x", null, ("x", Shape.Scalar)),
        OfGradient("d = y - t\nf = d^2 + t^2", "t", "2 d + 2 t", "d", ("y", Shape.Scalar), ("t", Shape.Scalar)),
        OfValue("n = -x\ne = exp(n)", "e", "exp(x)", "n", ("x", Shape.Scalar)),
    ];

    public override IEnumerable<WrongForm> WrongForms(DiagnosisContext context) =>
    [
        new(this, null, right => -right, new("Every sign is turned round.", "모든 부호가 반대예요."))
        {
            InSome = static places => new($"The sign of entry {places} is turned round.", $"{places}번째 원소의 부호가 반대예요."),
        },
    ];

    public override IEnumerable<WrongPullback> WrongPullbacks(DiagnosisContext context) =>
        from edge in context.Edges
        where edge.Consumer.Op is Negate or Subtract || (edge.Consumer.Op is Divide && edge.Input == 1)
        let name = context.Name(edge.Consumer)
        select WrongPullback.At(this, edge, (_, right) => right is null ? null : -right, new(
            $"A sign is lost at {name}: the local gradient by {context.Name(edge.Source)} has the other sign.",
            $"{name}에서 부호가 빠졌어요. {context.Name(edge.Source)}에 대한 국소 기울기는 부호가 반대예요."));

    public override IEnumerable<WrongStep> WrongSteps(DiagnosisContext context) =>
        from node in context.Steps
        where node.Op is Negate
        let name = context.Name(node)
        select new WrongStep(this, node, node.Inputs[0], new($"A sign is lost at {name}.", $"{name}에서 부호가 빠졌어요."));
}
