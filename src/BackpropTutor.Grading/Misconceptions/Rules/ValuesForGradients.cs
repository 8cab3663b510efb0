using System.Collections.Immutable;
using BackpropTutor.Grading.Exercises;

namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>The values of the variables where their gradients are asked for: (x, y, z) for (∂f/∂x, ∂f/∂y, ∂f/∂z).</summary>
sealed class ValuesForGradients : Misconception
{
    public override string Id => "values-for-gradients";

    public override int Rank => 12;

    public override Family Family => Family.Value;

    public override ImmutableArray<MisconceptionExample> Examples =>
    [
        OfNumbers("q = x + y\nf = q z", new ExpressionOf("[df/dx, df/dy, df/dz]"), "[-2, 5, -4]", null, ("x", -2), ("y", 5), ("z", -4)),
    ];

    public override IEnumerable<WrongForm> WrongForms(DiagnosisContext context)
    {
        if (context.ValuesForGradients is not { } values)
        {
            yield break;
        }

        var names = string.Join(", ", context.Wrts.Select(context.Name));
        yield return new(this, null, _ => values, new(
            $"These are the values of {names}; asked is how {context.Name(context.Output!)} moves with each of them.",
            $"이것은 {names}의 값이에요. 구할 것은 각각에 대한 {context.Name(context.Output!)}의 변화율이에요."))
        {
            Combines = false,
            InSome = places => new(
                $"Entry {places} is the value of the variable itself; asked is how {context.Name(context.Output!)} moves with it.",
                $"{places}번째 원소에는 변수 자신의 값을 적었어요. 구할 것은 그에 대한 {context.Name(context.Output!)}의 변화율이에요."),
        };
    }
}
