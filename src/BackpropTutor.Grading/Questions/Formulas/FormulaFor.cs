using BackpropTutor.Grading.Exercises;

namespace BackpropTutor.Grading.Questions.Formulas;

/// <summary>A formula over the program's names, judged at many points.</summary>
public sealed record FormulaFor(Quantity What) : Question
{
    public override Quantity Asked => What;

    public override bool AcceptsFormula => true;
}
