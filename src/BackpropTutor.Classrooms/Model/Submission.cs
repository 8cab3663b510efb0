namespace BackpropTutor.Classrooms.Model;

/// <summary>
/// One answer that somebody submitted, with what the grader said. Marks are not stored: they follow from these rows and the rules. The
/// judgement follows from text, version and variant, and stands here only so that it need not be made again.
/// </summary>
public sealed class Submission
{
    public const int LongestAnswer = 10_000;

    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>Made by the browser: the same submission sent twice is one.</summary>
    public Guid ClientKey { get; set; }

    public Guid ItemId { get; set; }

    public AssignmentItem? Item { get; set; }

    public Guid EnrolmentId { get; set; }

    public Enrolment? Enrolment { get; set; }

    public required string VersionId { get; set; }

    public int Variant { get; set; }

    public DateTimeOffset At { get; set; }

    public required string Answer { get; set; }

    public AnswerOutcome Outcome { get; set; }

    /// <summary>Between 0 and 1.</summary>
    public double Score { get; set; }

    /// <summary>The same for answers that say the same: what counts one wrong answer once.</summary>
    public required string Canonical { get; set; }

    /// <summary>What explains it, the plainest first, as <c>id@node</c> with a line end between.</summary>
    public string Diagnoses { get; set; } = "";

    /// <summary>What an unexplained answer does to the truth, the same across variants; null where it is explained or right.</summary>
    public string? Effect { get; set; }

    public int Hints { get; set; }

    /// <summary>The share of the marks that these hints take by the exercise's own rule.</summary>
    public double HintCost { get; set; }

    /// <summary>Kept out of every statistic.</summary>
    public bool ByStaff { get; set; }
}
