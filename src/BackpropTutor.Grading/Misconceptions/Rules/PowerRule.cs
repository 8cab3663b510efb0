using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>The power rule half applied: exponent kept, factor lost, or the power itself.</summary>
sealed class PowerRule : Misconception
{
    public override string Id => "power-rule";

    public override int Rank => 21;

    public override Family Family => Family.Factor;

    public override ImmutableArray<MisconceptionExample> Examples =>
    [
        OfGradient("f = x^3", "x", "3 x^3", "f", ("x", Shape.Scalar)),
        OfGradient("f = x^3", "x", "x^2", "f", ("x", Shape.Scalar)),
        OfGradient("f = x^3", "x", "x^3", "f", ("x", Shape.Scalar)),
        OfGradient("f = x^3", "x", "3 x", "f", ("x", Shape.Scalar)),
    ];

    public override IEnumerable<WrongPullback> WrongPullbacks(DiagnosisContext context) =>
        from edge in context.Edges
        where edge.Consumer.Op is Power && edge.Input == 0
        let x = edge.Source
        let n = edge.Consumer.Inputs[1]
        from form in new[]
        {
            (Local: n * edge.Consumer, Said: new Bilingual("the exponent was not reduced by one", "지수를 1 줄이지 않았어요")),
            (Local: x.Pow(n - 1.0), Said: new Bilingual("the exponent did not come down as a factor", "지수가 앞에 곱해지지 않았어요")),
            (Local: edge.Consumer, Said: new Bilingual("the power itself was used, nothing is differentiated", "거듭제곱을 미분하지 않고 그대로 썼어요")),
            (Local: n * x, Said: new Bilingual("the power was dropped", "거듭제곱이 빠졌어요")),
        }
        let name = context.Name(edge.Consumer)
        select WrongPullback.At(this, edge, (upstream, right) => LenientAlgebra.Fit(LenientAlgebra.Times(upstream, form.Local), x) ?? right,
            new(
            $"At {name}: {form.Said.English}. The rule is (xⁿ)′ = n xⁿ⁻¹.",
            $"{name}에서 {form.Said.Korean}. 규칙은 (xⁿ)′ = n xⁿ⁻¹이에요."));
}
