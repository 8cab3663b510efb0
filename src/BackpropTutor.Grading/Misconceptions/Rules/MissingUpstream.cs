namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>Only the local gradient is passed on; what had arrived from above is lost.</summary>
sealed class MissingUpstream : Misconception
{
    public override string Id => "missing-upstream";

    public override int Rank => 14;

    public override Family Family => Family.Missing;

    public override IEnumerable<WrongPullback> WrongPullbacks(DiagnosisContext context) =>
        from edge in context.Edges
        where !ReferenceEquals(edge.Consumer, context.Output)
        let name = context.Name(edge.Consumer)
        let shape = edge.Consumer.Shape
        select WrongPullback.At(this, edge, (_, _) => edge.Consumer.Op.Pullback(edge.Consumer, LenientAlgebra.Ones(edge.Consumer), edge.Input), new(
            $"At {name} only the local gradient is passed on. What arrives there from above ({shape}) is missing: downstream = upstream × local.",
            $"{name}에서 국소 기울기만 내려보냈어요. 위에서 온 상류 기울기({shape})가 빠졌어요. 하류 = 상류 × 국소예요."));
}
