using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Verdicts;

namespace BackpropTutor.Grading.Judging;

/// <summary>Wrong answers that the author stated where nothing is calculated.</summary>
static class ForeseenAnswers
{
    /// <summary>Where the author foresaw this very answer, the author has the word.</summary>
    public static Verdict Explain(AnswerKey key, Verdict verdict, Func<string, bool> isThis)
    {
        if (verdict.Kind is VerdictKind.Correct or VerdictKind.Invalid)
        {
            return verdict;
        }

        foreach (var (number, stated) in key.Exercise.Stated.Index())
        {
            if (isThis(stated.Answer))
            {
                return verdict with
                {
                    Kind = VerdictKind.Wrong,
                    Score = 0,
                    Diagnoses = [new(stated.DiagnosisId ?? DiagnosisIds.Stated, null, stated.Message ?? AnswerKey.Known, number)],
                };
            }
        }

        return verdict;
    }
}
