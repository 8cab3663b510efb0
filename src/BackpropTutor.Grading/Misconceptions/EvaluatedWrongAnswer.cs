using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Misconceptions;

/// <summary>A wrong answer with its values, one for each point.</summary>
sealed record EvaluatedWrongAnswer(WrongAnswer Answer, Tensor[] Values);
