namespace BackpropTutor.Lessons.Blocks.Exercises.Numeric;

/// <summary>A vector of numbers: <c>answer: ds/db</c>.</summary>
public sealed class VectorReader() : NumericReader("vector", typeof(VectorEntry));
