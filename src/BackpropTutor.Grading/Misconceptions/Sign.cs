using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Grading.Misconceptions;

/// <summary>The sign: of the whole answer, or lost where something was subtracted, negated or divided by.</summary>
sealed class Sign : Misconception
{
    public override string Id => "sign";

    public override int Rank => 5;

    public override Family Family => Family.Factor;

    public override IEnumerable<Turn> Turns(Situation situation) =>
    [
        new(this, null, right => -right, new("Every sign is turned round.", "모든 부호가 반대예요.")),
    ];

    public override IEnumerable<Slip> Slips(Situation situation) =>
        from edge in situation.Edges
        where edge.Consumer.Op is Negate or Subtract || (edge.Consumer.Op is Divide && edge.Input == 1)
        let name = situation.Name(edge.Consumer)
        select Slip.Along(this, edge, (_, right) => right is null ? null : -right, new(
            $"A sign is lost at {name}: the local gradient by {situation.Name(edge.Source)} has the other sign.",
            $"{name}에서 부호가 빠졌어요. {situation.Name(edge.Source)}에 대한 국소 기울기는 부호가 반대예요."));

    public override IEnumerable<Swap> Swaps(Situation situation) =>
        from node in situation.Steps
        where node.Op is Negate
        let name = situation.Name(node)
        select new Swap(this, node, node.Inputs[0], new($"A sign is lost at {name}.", $"{name}에서 부호가 빠졌어요."));
}
