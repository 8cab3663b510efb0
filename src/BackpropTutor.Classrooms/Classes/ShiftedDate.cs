namespace BackpropTutor.Classrooms.Classes;

/// <summary>One date of one assignment before and after a shift.</summary>
/// <param name="Which">As <c>opens</c>, <c>due</c> or <c>late</c>.</param>
/// <param name="IsOutsideTerm">Whether it then lies before the term's first or after its last day.</param>
public sealed record ShiftedDate(Guid AssignmentId, string Title, string Which, DateTimeOffset Before, DateTimeOffset After,
    bool IsOutsideTerm);
