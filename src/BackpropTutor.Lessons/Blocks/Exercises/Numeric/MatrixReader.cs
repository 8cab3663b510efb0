namespace BackpropTutor.Lessons.Blocks.Exercises.Numeric;

/// <summary>A matrix of numbers: <c>answer: jacobian dz/dW</c>.</summary>
public sealed class MatrixReader() : NumericReader("matrix", typeof(MatrixEntry));
