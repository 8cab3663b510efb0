using BackpropTutor.Grading.Checking;
using BackpropTutor.Grading.Judging;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Verdicts;

namespace BackpropTutor.Grading.Questions.Numeric;

/// <summary>Judges numbers by the digits that were typed.</summary>
sealed class NumbersForJudge : JudgeOf<NumbersFor>
{
    protected override Verdict Grade(AnswerKey key, NumbersFor question, string answer) => NumberReading.Judge(key, answer);

    protected override CheckReport SelfCheck(AnswerKey key, NumbersFor question) => CalculationCheck.Of(key);
}
