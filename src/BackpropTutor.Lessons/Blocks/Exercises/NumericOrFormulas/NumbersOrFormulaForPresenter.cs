using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Questions.NumericOrFormulas;
using BackpropTutor.Lessons.Checking;

namespace BackpropTutor.Lessons.Blocks.Exercises.NumericOrFormulas;

sealed class NumbersOrFormulaForPresenter : PresenterOf<NumbersOrFormulaFor>
{
    protected override AnswerReading ReadTyped(AnswerKey key, string text) =>
        AnswerReading.OfNumbers(key, text) is { Mistake: null } numbers ? numbers : AnswerReading.OfFormula(key.Scope!, text);
}
