using BackpropTutor.Autodiff;
using BackpropTutor.Grading.Exercises;

namespace BackpropTutor.Grading.Misconceptions;

/// <summary>What would be right if the variables had other numbers.</summary>
public sealed record WrongNumbers(Misconception Of, OtherNumbers Numbers, Bilingual Message);
