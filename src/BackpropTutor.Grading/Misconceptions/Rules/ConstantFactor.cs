namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>Right up to one constant: 2, ½, the length of an axis or one over it.</summary>
sealed class ConstantFactor : Misconception
{
    public override string Id => "constant-factor";

    public override int Rank => 35;

    public override Family Family => Family.Factor;

    public override IEnumerable<WrongForm> WrongForms(DiagnosisContext context)
    {
        foreach (var (factor, text) in Factors(context))
        {
            yield return new(this, null, right => factor * right, new(
                $"Every entry is {text} times what it should be: look for a constant that was dropped or counted twice.",
                $"모든 원소가 맞는 값의 {text}배예요. 빠졌거나 두 번 곱한 상수가 있는지 살펴보세요."));
        }
    }

    static IEnumerable<(double Factor, string Text)> Factors(DiagnosisContext context)
    {
        yield return (2, "2");
        yield return (0.5, "1/2");
        var lengths = context.Right?.Forward.Nodes.SelectMany(node => node.Shape.Lengths).Where(length => length > 2).Distinct().Take(6) ?? [];
        foreach (var length in lengths)
        {
            yield return (length, DiagnosisContext.Plain(length));
            yield return (1.0 / length, "1/" + DiagnosisContext.Plain(length));
        }
    }
}
