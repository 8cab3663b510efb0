namespace BackpropTutor.Grading.Exercises;

/// <summary>
/// What is asked, and with it how an answer is entered and judged. A kind of question is a folder in <c>Questions</c>: this record's heir,
/// and the judge of its answers.
/// </summary>
public abstract record Question
{
    /// <summary>What the answer is computed as; null where something is picked, put in order or said of shapes.</summary>
    public virtual Quantity? Asked => null;

    /// <summary>Whether an answer may be plain numbers, judged by their digits at the question's own point.</summary>
    public virtual bool AcceptsNumbers => false;

    /// <summary>Whether an answer may be a formula, judged at many points.</summary>
    public virtual bool AcceptsFormula => false;

    /// <summary>How many significant digits are wanted of a number that does not end; null for the usual two.</summary>
    public virtual int? SignificantDigits => null;

    /// <summary>The same question for whoever answers it in letters; null where letters are wanted anyway or would be no answer.</summary>
    public virtual Question? InLetters => null;

    /// <summary>Whether a row is as good as the column (or the other way round), because the question leaves the layout open.</summary>
    public bool AnyLayout { get; init; }
}
