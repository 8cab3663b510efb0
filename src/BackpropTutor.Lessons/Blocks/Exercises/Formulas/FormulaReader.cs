using BackpropTutor.Grading.Questions.Formulas;
using BackpropTutor.Lessons.Blocks.Exercises.Entries;
using BackpropTutor.Lessons.Checking;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Blocks.Exercises.Formulas;

/// <summary>A formula over the model's names: <c>answer: ds/dz</c>.</summary>
public sealed class FormulaReader() : ExerciseReader("formula", typeof(FormulaEntry))
{
    protected override bool MustExpect => false;

    protected override ReadQuestion Question(Facts facts, BoundModel? model) =>
        new(new FormulaFor(Quantity(facts, "answer", model)) { AnyLayout = IsLayoutOpen(facts) });

    /// <summary>What the author expects is the form that is asked for, unless another is named.</summary>
    protected override string? Form(Facts facts) => base.Form(facts) ?? Expected(facts);
}
