using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>The gradients of several branches are multiplied instead of added.</summary>
sealed class BranchesMultiplied : Misconception
{
    public override string Id => "branches-multiplied";

    public override int Rank => 40;

    public override Family Family => Family.Combination;

    public override ImmutableArray<MisconceptionExample> Examples =>
    [
        OfGradient("a = x^2\nb = sin(x)\nf = a + b", "x", "2 x cos(x)", "x", ("x", Shape.Scalar)),
    ];

    public override IEnumerable<WrongPullback> WrongPullbacks(DiagnosisContext context) =>
        from fan in context.FanOuts
        let last = fan.Uses[^1]
        let uses = fan.Uses.ToHashSet()
        let product = fan.Uses.Select(use => context.Right!.Downstream(use)!).Aggregate((left, right) => left * right)
        select new WrongPullback(this, fan.Node, (edge, _, right) => edge == last ? product : uses.Contains(edge) ? null : right, new(
            $"The branches that meet again at {context.Name(fan.Node)} are multiplied; their gradients add.",
            $"{context.Name(fan.Node)}에서 만나는 갈래들의 기울기를 곱했어요. 더해야 해요."));
}
