namespace BackpropTutor.Lessons.Blocks.Exercises.Numeric;

/// <summary>One number: <c>answer: s</c>.</summary>
public sealed class NumberReader() : NumericReader("number", typeof(NumberEntry));
