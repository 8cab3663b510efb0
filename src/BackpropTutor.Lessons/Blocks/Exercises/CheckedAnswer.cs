namespace BackpropTutor.Lessons.Blocks.Exercises;

/// <summary>What a page keeps of a verdict.</summary>
/// <param name="IsSolved">Whether the exercise is solved by this answer.</param>
/// <param name="IsWrong">Whether it was a try that did not fit.</param>
public sealed record CheckedAnswer(bool IsSolved, bool IsWrong);
