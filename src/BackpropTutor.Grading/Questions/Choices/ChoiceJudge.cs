using BackpropTutor.Grading.Judging;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Verdicts;

namespace BackpropTutor.Grading.Questions.Choices;

/// <summary>Judges which options were picked.</summary>
sealed class ChoiceJudge : JudgeOf<Choice>
{
    /// <param name="answer">The ids of the options picked, with commas between them.</param>
    protected override Verdict Grade(AnswerKey key, Choice question, string answer) =>
        ForeseenAnswers.Explain(key, Judge(question, answer), foreseen => PickedIds.AreSame(foreseen, answer));

    protected override CheckReport SelfCheck(AnswerKey key, Choice question) => question.Options.Any(option => option.IsRight)
        ? new()
        : new() { Faults = [new("choice", new("No option is right.", "맞는 보기가 없어요."))] };

    static Verdict Judge(Choice choice, string text)
    {
        var picked = PickedIds.Of(text);
        if (picked.FirstOrDefault(id => choice.Options.All(option => option.Id != id)) is { } unknown)
        {
            return PickedIds.Unknown(text, unknown);
        }

        var wrong = choice.Options.Where(option => picked.Contains(option.Id) && !option.IsRight).ToArray();
        return wrong.Length == 0 && choice.Options.All(option => !option.IsRight || picked.Contains(option.Id))
            ? new() { Kind = VerdictKind.Correct, Score = 1 }
            : new()
            {
                Kind = VerdictKind.Wrong,
                Diagnoses = [.. wrong.Where(option => option.Remark is not null)
                    .Select(option => new Diagnosis(option.DiagnosisId ?? DiagnosisIds.WrongEntries, null, option.Remark!))],
            };
    }
}
