using BackpropTutor.Classrooms.Assignments;

namespace BackpropTutor.Web.Staff.Assignments;

/// <summary>What is typed of one exercise of an assignment.</summary>
public sealed class ItemText
{
    /// <summary>Null for one that is not in the assignment yet.</summary>
    public Guid? Id { get; init; }

    public string Title { get; set; } = "";

    public double Points { get; set; } = 1;

    /// <summary>Where an exercise that is not in yet comes from; null for one that is.</summary>
    public ExerciseChoice? From { get; init; }

    public ItemEdit ToEdit() => new(Id, Title, Points, From?.LessonId, From?.OwnId, From?.Letter);
}
