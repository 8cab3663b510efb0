using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>The derivative of 1/x remembered wrongly: power kept, sign lost with it, the logarithm's, or the output put in for x.</summary>
sealed class ReciprocalRule : Misconception
{
    public override string Id => "reciprocal-rule";

    public override int Rank => 23;

    public override Family Family => Family.Factor;

    public override ImmutableArray<MisconceptionExample> Examples =>
    [
        OfGradient("f = 2 / x", "x", "-2 / x", "f", ("x", Shape.Scalar)),
        OfGradient("f = 2 / x", "x", "2 / x", "f", ("x", Shape.Scalar)),
        OfGradient("f = 2 / x", "x", "-2 / f^2", "f", ("x", Shape.Scalar)),
        OfGradient("f = 2 / x", "x", "1 / x", "f", ("x", Shape.Scalar)),
    ];

    public override IEnumerable<WrongPullback> WrongPullbacks(DiagnosisContext context) =>
        from edge in context.Edges
        where edge.Consumer.Op is Divide && edge.Input == 1
        let top = edge.Consumer.Inputs[0]
        let x = edge.Source
        from form in new[]
        {
            (Local: -(top / x), Said: new Bilingual("the power stayed 1", "분모를 제곱하지 않았어요")),
            (Local: top / x, Said: new Bilingual("this is the logarithm's derivative", "이것은 로그의 도함수예요")),
            (Local: -(top / (edge.Consumer * edge.Consumer)),
                Said: new Bilingual("the output of 1/x was put in for x", "x 자리에 1/x의 출력을 넣었어요")),
            (Local: 1 / x, Said: new Bilingual("this is the logarithm's derivative", "이것은 로그의 도함수예요")),
        }
        let name = context.Name(edge.Consumer)
        select WrongPullback.At(this, edge, (upstream, right) => LenientAlgebra.Fit(LenientAlgebra.Times(upstream, form.Local), x) ?? right,
            new(
            $"At {name}: {form.Said.English}. The rule is (1/x)′ = −1/x².",
            $"{name}에서 {form.Said.Korean}. 규칙은 (1/x)′ = −1/x²이에요."));
}
