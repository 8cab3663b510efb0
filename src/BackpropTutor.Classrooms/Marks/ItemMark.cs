namespace BackpropTutor.Classrooms.Marks;

/// <summary>The mark of one learner in one exercise, in points.</summary>
/// <param name="Mark">As it follows from the answers.</param>
/// <param name="Computed">The same in points, not below the floor of a regrade.</param>
/// <param name="Override">What a person set beside it; null where nobody did.</param>
public sealed record ItemMark(Mark Mark, double Computed, double? Override)
{
    public double Points => Override ?? Computed;
}
