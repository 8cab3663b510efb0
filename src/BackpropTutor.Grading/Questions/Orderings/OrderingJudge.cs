using BackpropTutor.Grading.Judging;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Language;

namespace BackpropTutor.Grading.Questions.Orderings;

/// <summary>Judges an order by which step needs which.</summary>
sealed class OrderingJudge : JudgeOf<Ordering>
{
    /// <param name="answer">The items in the learner's order, with commas between them.</param>
    protected override Verdict Grade(AnswerKey key, Ordering question, string answer) =>
        ForeseenAnswers.Explain(key, Judge(question, answer), foreseen => PickedIds.AreSame(foreseen, answer));

    protected override CheckReport SelfCheck(AnswerKey key, Ordering question)
    {
        var stray = question.Constraints.FirstOrDefault(pair => !question.Items.Contains(pair.Before)
            || !question.Items.Contains(pair.After));
        return stray.Before is null
            ? new()
            : new()
            {
                Faults = [new("order", new(
                    $"{stray.Before} before {stray.After}: not both are items.", $"{stray.Before} → {stray.After}: 항목에 없는 이름이 있어요."))],
            };
    }

    static Verdict Judge(Ordering ordering, string text)
    {
        var order = PickedIds.Of(text);
        if (order.FirstOrDefault(item => !ordering.Items.Contains(item)) is { } unknown)
        {
            return PickedIds.Unknown(text, unknown);
        }

        if (order.Length != ordering.Items.Length || order.Distinct(StringComparer.Ordinal).Count() != order.Length)
        {
            return new()
            {
                Kind = VerdictKind.Invalid,
                Mistake = new(MistakeIds.Syntax, new(0, text.Length), new(
                    $"Each of the {ordering.Items.Length} steps belongs in the order once.",
                        $"{ordering.Items.Length}개의 단계를 한 번씩 모두 늘어놓아 주세요.")),
            };
        }

        var broken = ordering.Constraints.FirstOrDefault(constraint =>
            Array.IndexOf(order, constraint.Before) > Array.IndexOf(order, constraint.After));
        return broken.Before is null
            ? new() { Kind = VerdictKind.Correct, Score = 1 }
            : new()
            {
                Kind = VerdictKind.Wrong,
                Diagnoses = [new(DiagnosisIds.WrongOrder, broken.After, new(
                    $"{broken.After} stands before something that it needs.", $"{broken.After}이(가) 필요로 하는 단계보다 먼저 놓였어요."))],
            };
    }
}
