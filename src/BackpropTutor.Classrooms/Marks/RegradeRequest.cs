namespace BackpropTutor.Classrooms.Marks;

/// <summary>What to grade again.</summary>
/// <param name="EnrolmentId">One learner alone; null takes all. For one learner the exercise's version stays.</param>
/// <param name="TakeNewest">Whether the exercise becomes the version that the course, or the teacher's own text, has now.</param>
/// <param name="NeverLower">Whether nobody loses by it.</param>
/// <param name="Really">False shows what it would change, and keeps nothing.</param>
public sealed record RegradeRequest(Guid ItemId, Guid? EnrolmentId, bool TakeNewest, bool NeverLower, bool Really);
