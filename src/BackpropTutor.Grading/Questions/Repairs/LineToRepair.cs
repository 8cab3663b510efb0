using BackpropTutor.Grading.Exercises;

namespace BackpropTutor.Grading.Questions.Repairs;

/// <summary>A line of code to find and mend; it is judged as a line: the name that it changes, how, and by what.</summary>
public sealed record LineToRepair(MendedLine Means) : Question
{
    public override Quantity Asked => Means;

    public override bool AcceptsFormula => true;
}
