using BackpropTutor.Grading.Exercises;

namespace BackpropTutor.Grading.Questions.NumericOrFormulas;

/// <summary>A δ, or whatever else may be answered in numbers or as a formula, as the learner likes.</summary>
public sealed record NumbersOrFormulaFor(Quantity What) : Question
{
    public override Quantity Asked => What;

    public override bool AcceptsNumbers => true;

    public override bool AcceptsFormula => true;
}
