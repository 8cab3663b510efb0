namespace BackpropTutor.Web.Staff.Assignments;

/// <summary>An exercise that can be put into an assignment.</summary>
/// <param name="LessonId">Of the course; null for one of the teacher's own.</param>
/// <param name="OwnId">Of the teacher's own text; null for one of the course.</param>
/// <param name="Letter">Of the exercise in its lesson or text.</param>
/// <param name="Place">What it stands in: the title of a lesson or of an own text.</param>
/// <param name="Ask">The question in plain words.</param>
public sealed record ExerciseChoice(string? LessonId, Guid? OwnId, string Letter, string Place, string Ask, bool Varies)
{
    /// <summary>As the gradebook heads its column at first.</summary>
    public string Title => LessonId is null ? $"{Place} {Letter}" : LessonId + Letter;
}
