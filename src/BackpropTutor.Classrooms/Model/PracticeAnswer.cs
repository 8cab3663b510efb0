namespace BackpropTutor.Classrooms.Model;

/// <summary>An answer outside of every assignment, in a lesson or to practise: it never touches a mark.</summary>
public sealed class PracticeAnswer
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public Guid AccountId { get; set; }

    public required string LessonId { get; set; }

    public required string Exercise { get; set; }

    public int Variant { get; set; }

    public DateTimeOffset At { get; set; }

    public required string Answer { get; set; }

    public AnswerOutcome Outcome { get; set; }

    public double Score { get; set; }

    public string Diagnoses { get; set; } = "";

    public int Hints { get; set; }
}
