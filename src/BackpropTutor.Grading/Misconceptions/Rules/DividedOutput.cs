using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>The derivative taken for a quotient of values: f / z for ∂f/∂z, which only works for a product and away from zero.</summary>
sealed class DividedOutput : Misconception
{
    public override string Id => "divided-output";

    public override int Rank => 38;

    public override Family Family => Family.Value;

    public override ImmutableArray<MisconceptionExample> Examples =>
    [
        OfGradient("f = exp(x) + x", "x", "(exp(x) + x) / x", "x", ("x", Shape.Scalar)),
    ];

    public override IEnumerable<WrongForm> WrongForms(DiagnosisContext context) =>
        context.Wrt is { } wrt && context.Output is { Shape.IsScalar: true } output && !ReferenceEquals(wrt, output)
            ? [new(this, wrt, _ => output / wrt, new(
                $"This is {context.Name(output)} divided by {context.Name(wrt)}. A derivative is a rate of change, not a quotient of "
                + $"values.",
                $"이것은 {context.Name(output)}을(를) {context.Name(wrt)}(으)로 나눈 값이에요. 도함수는 값의 비가 아니라 변화율이에요.")) { Combines = false }]
            : [];
}
