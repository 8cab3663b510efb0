using BackpropTutor.Grading.Checking;
using BackpropTutor.Grading.Judging;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Verdicts;

namespace BackpropTutor.Grading.Questions.Formulas;

/// <summary>Judges a formula by what it computes.</summary>
sealed class FormulaForJudge : JudgeOf<FormulaFor>
{
    protected override Verdict Grade(AnswerKey key, FormulaFor question, string answer) => FormulaJudge.Judge(key, answer);

    protected override CheckReport SelfCheck(AnswerKey key, FormulaFor question) => CalculationCheck.Of(key);
}
