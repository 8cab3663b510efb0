namespace BackpropTutor.Classrooms.Assignments;

/// <summary>An item of an assignment as a teacher puts it together: one that is there already, or an exercise to pin.</summary>
/// <param name="Id">Of the item, where it is there already; its version then stays.</param>
/// <param name="LessonId">With <paramref name="Exercise"/>: an exercise of the course.</param>
/// <param name="OwnExerciseId">With <paramref name="Exercise"/>: one of the teacher's own.</param>
public sealed record ItemEdit(Guid? Id, string Title, double Points, string? LessonId = null, Guid? OwnExerciseId = null,
    string? Exercise = null);
