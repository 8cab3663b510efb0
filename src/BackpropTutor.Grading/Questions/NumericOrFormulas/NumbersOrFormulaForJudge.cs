using BackpropTutor.Grading.Checking;
using BackpropTutor.Grading.Judging;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Language;

namespace BackpropTutor.Grading.Questions.NumericOrFormulas;

/// <summary>Judges numbers as numbers, and all else as a formula.</summary>
sealed class NumbersOrFormulaForJudge : JudgeOf<NumbersOrFormulaFor>
{
    /// <summary>Numbers can only be judged where the question fixes all that they come from.</summary>
    protected override Verdict Grade(AnswerKey key, NumbersOrFormulaFor question, string answer) =>
        key.FixedPoint is null ? FormulaJudge.Judge(key, answer)
        : NumberReading.WithComma(key, answer, AnswerLanguage.ReadNumbers(answer, key.Scope?.Asked).Value) is { } comma
            ? Verdict.Invalid(comma)
        : NumberReading.Of(key, answer) is { } typed ? NumberJudge.Judge(key, typed)
        : FormulaJudge.Judge(key, answer);

    protected override CheckReport SelfCheck(AnswerKey key, NumbersOrFormulaFor question) => CalculationCheck.Of(key);
}
