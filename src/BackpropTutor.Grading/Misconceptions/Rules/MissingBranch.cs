using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>A node feeds several consumers and one of them is forgotten, or the last one overwrites the others instead of adding to
/// them.</summary>
sealed class MissingBranch : Misconception
{
    public override string Id => "missing-branch";

    public override int Rank => 18;

    public override Family Family => Family.Missing;

    public override ImmutableArray<MisconceptionExample> Examples =>
    [
        OfGradient("f = x^2 + sin(x)", "x", "2 x", "x", ("x", Shape.Scalar)),
        OfGradient("f = x^2 + sin(x)", "x", "cos(x)", "x", ("x", Shape.Scalar)),
        OfGradient("a = x^2\nb = sin(x)\nc = exp(x)\nf = a + b + c", "x", "cos(x)", "x", ("x", Shape.Scalar)),
    ];

    public override IEnumerable<WrongPullback> WrongPullbacks(DiagnosisContext context)
    {
        foreach (var (node, uses) in context.FanOuts)
        {
            foreach (var use in uses)
            {
                yield return Without(context, node, [use]);
                if (uses.Length > 2)
                {
                    yield return Without(context, node, uses.Remove(use));
                }
            }
        }
    }

    WrongPullback Without(DiagnosisContext context, Node node, ImmutableArray<Edge> lost)
    {
        var names = string.Join(", ", lost.Select(edge => context.Name(edge.Consumer)).Distinct(StringComparer.Ordinal));
        var count = context.Right!.UsesOf(node).Length;
        var isLost = lost.ToHashSet();
        return new(this, node, (edge, _, right) => isLost.Contains(edge) ? null : right, new(
            $"{context.Name(node)} is used {count} times, and what comes back through {names} is not in the sum: where a value fans out, "
            + $"the gradients of all branches add up.",
            $"{context.Name(node)}은(는) {count}번 쓰이는데 {names}을(를) 지나온 기울기가 합에서 빠졌어요. 값이 갈라지는 곳에서는 모든 갈래의 기울기를 더해야 해요."));
    }
}
