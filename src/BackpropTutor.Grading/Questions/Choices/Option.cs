using BackpropTutor.Autodiff;

namespace BackpropTutor.Grading.Questions.Choices;

/// <summary>What may be picked.</summary>
/// <param name="Remark">What a learner who picked a wrong one should read.</param>
public sealed record Option(string Id, bool IsRight, string? DiagnosisId = null, Bilingual? Remark = null);
