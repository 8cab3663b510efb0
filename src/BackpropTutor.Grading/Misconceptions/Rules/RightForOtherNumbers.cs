using System.Collections.Immutable;
using BackpropTutor.Grading.Exercises;

namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>The right answer, but to the question with the numbers that stand beside it: the author's own where it now has others, or the
/// worked picture's.</summary>
sealed class RightForOtherNumbers : Misconception
{
    public override string Id => "right-for-other-numbers";

    public override int Rank => 2;

    public override Family Family => Family.Value;

    public override ImmutableArray<MisconceptionExample> Examples =>
    [
        OfNumbers("f = x^2 y", new GradientOf("x"), "7.5", null, ("x", 3.25), ("y", 4.5)) with { OtherValues = [("x", 1.25), ("y", 3)] },
    ];

    public override IEnumerable<WrongNumbers> WrongNumbers(DiagnosisContext context) =>
        from other in context.OtherNumbers
        select new WrongNumbers(this, other, other.AreAuthors
            ? new(
                "This is right for the numbers in the text. The question now has other numbers: calculate with those.",
                "본문의 수로는 맞아요. 지금 문제에는 다른 수가 주어졌으니 그 수로 계산하세요.")
            : new(
                "This is right for the numbers of the worked example. Calculate with the question's own.",
                "풀이 예제의 수로는 맞아요. 이 문제에 주어진 수로 계산하세요."));
}
