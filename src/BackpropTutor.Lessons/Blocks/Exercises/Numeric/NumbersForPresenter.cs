using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Questions.Numeric;
using BackpropTutor.Language;
using BackpropTutor.Lessons.Checking;

namespace BackpropTutor.Lessons.Blocks.Exercises.Numeric;

sealed class NumbersForPresenter : PresenterOf<NumbersFor>
{
    /// <summary>Letters where numbers are wanted are read too: the verdict says what they are worth.</summary>
    protected override AnswerReading ReadTyped(AnswerKey key, string text) =>
        AnswerReading.OfNumbers(key, text) is var numbers && numbers.Mistake is { Id: MistakeIds.UnknownName }
            && AnswerReading.OfFormula(key.Scope!, text) is { Mistake: null } letters ? letters : numbers;
}
