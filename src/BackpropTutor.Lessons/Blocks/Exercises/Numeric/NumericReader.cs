using BackpropTutor.Grading.Questions.Numeric;
using BackpropTutor.Lessons.Checking;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Blocks.Exercises.Numeric;

/// <summary>
/// Reads a question for numbers: <c>answer: ds/db</c>. Of a number that does not end, <c>digits: 5</c> wants so many significant digits;
/// with
/// <c>layout: any</c> a row is as good as the column.
/// </summary>
public abstract class NumericReader(string kind, Type entry) : ExerciseReader(kind, entry)
{
    protected override ReadQuestion Question(Facts facts, BoundModel? model) => new(new NumbersFor(Quantity(facts, "answer", model))
    {
        AnyLayout = IsLayoutOpen(facts),
        Digits = facts.Has("digits") ? facts.Whole("digits") : null,
    });
}
