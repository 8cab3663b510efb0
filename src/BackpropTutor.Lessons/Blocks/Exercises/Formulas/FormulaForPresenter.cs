using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Questions.Formulas;
using BackpropTutor.Lessons.Checking;

namespace BackpropTutor.Lessons.Blocks.Exercises.Formulas;

sealed class FormulaForPresenter : PresenterOf<FormulaFor>
{
    protected override AnswerReading ReadTyped(AnswerKey key, string text) => AnswerReading.OfFormula(key.Scope!, text);
}
