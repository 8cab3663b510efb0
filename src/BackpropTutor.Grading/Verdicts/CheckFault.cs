using BackpropTutor.Autodiff;

namespace BackpropTutor.Grading.Verdicts;

/// <summary>One thing to mend.</summary>
public sealed record CheckFault(string Id, Bilingual Message);
