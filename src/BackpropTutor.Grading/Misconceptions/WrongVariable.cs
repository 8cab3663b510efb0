namespace BackpropTutor.Grading.Misconceptions;

/// <summary>A right gradient, but of something else: another variable, or a node on the way where the learner stopped.</summary>
sealed class WrongVariable : Misconception
{
    public override string Id => "wrong-variable";

    public override int Rank => 28;

    public override Family Family => Family.Value;

    public override IEnumerable<Turn> Turns(Situation situation) =>
        from named in situation.Named
        where situation.Right is { } right && situation.Output!.Shape.IsScalar && !ReferenceEquals(named.Node, situation.Wrt) && right.Reaches(named.Node)
            && !ReferenceEquals(named.Node, situation.Output)
        select new Turn(this, named.Node, _ => situation.Right!.GradientOf(named.Node), new(
            $"This is the gradient of {named.Name}; asked is the one of {situation.Name(situation.Wrt!)}.",
            $"이것은 {named.Name}의 기울기예요. 구할 것은 {situation.Name(situation.Wrt!)}의 기울기예요."))
        { Combines = false };
}
