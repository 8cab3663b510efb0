using BackpropTutor.Grading.Questions.NumericOrFormulas;
using BackpropTutor.Lessons.Blocks.Exercises.Entries;
using BackpropTutor.Lessons.Checking;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Blocks.Exercises.NumericOrFormulas;

/// <summary>An error signal, as numbers or as a formula.</summary>
public sealed class ErrorSignalReader() : ExerciseReader("delta", typeof(FormulaEntry))
{
    protected override bool MustExpect => false;

    protected override ReadQuestion Question(Facts facts, BoundModel? model) =>
        new(new NumbersOrFormulaFor(Quantity(facts, "answer", model)) { AnyLayout = IsLayoutOpen(facts) });
}
