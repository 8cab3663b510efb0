using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Marks;

/// <summary>
/// The mark of one learner in one exercise before and after regrading, in points; an override, where there is one, counts in both.
/// </summary>
public sealed record MarkChange(Enrolment Learner, double Before, double After, bool IsOverridden);
