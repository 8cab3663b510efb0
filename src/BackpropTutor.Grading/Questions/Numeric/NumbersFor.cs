using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Questions.Formulas;

namespace BackpropTutor.Grading.Questions.Numeric;

/// <summary>A number, a vector or a matrix, typed as numbers and judged by the digits that were typed.</summary>
public sealed record NumbersFor(Quantity What) : Question
{
    public override Quantity Asked => What;

    public override bool AcceptsNumbers => true;

    /// <summary>How many significant digits are wanted of a number that does not end; null for the usual two. One that ends is wanted
    /// whole.</summary>
    public int? Digits { get; init; }

    public override int? SignificantDigits => Digits;

    public override Question InLetters => new FormulaFor(What) { AnyLayout = AnyLayout };
}
