namespace BackpropTutor.Classrooms.Model;

/// <summary>
/// Exercises for a class, with the rules by which they are marked. Whether it is open follows from its dates each time that somebody asks:
/// nothing is locked, so an extension reopens it.
/// </summary>
public sealed class Assignment
{
    public const int MostItems = 100;

    public Guid Id { get; set; } = Guid.CreateVersion7();

    public Guid ClassroomId { get; set; }

    public Classroom? Classroom { get; set; }

    public required string Title { get; set; }

    /// <summary>Markdown; empty where there is nothing to say.</summary>
    public string Introduction { get; set; } = "";

    public DateTimeOffset OpensAt { get; set; }

    /// <summary>Full marks until then, that moment included.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary><see cref="LateShare"/> of the marks until then; null takes nothing late.</summary>
    public DateTimeOffset? LateUntil { get; set; }

    /// <summary>What a late answer is worth: between 0 and 1 of its marks.</summary>
    public double LateShare { get; set; } = 0.5;

    /// <summary>Of each exercise; null counts none.</summary>
    public int? MostAttempts { get; set; }

    /// <summary>The share of the marks that each wrong attempt takes, between 0 and 1.</summary>
    public double AttemptCost { get; set; }

    public bool HintsAreOpen { get; set; } = true;

    /// <summary>The share of the marks that each hint takes; null leaves it to the exercise.</summary>
    public double? HintCost { get; set; }

    public SolutionRule Solutions { get; set; } = SolutionRule.AfterClosing;

    /// <summary>Whether everybody gets the same numbers.</summary>
    public bool SameNumbers { get; set; }

    /// <summary>In the total of the class.</summary>
    public double Weight { get; set; } = 1;

    /// <summary>Whether learners know of it.</summary>
    public bool IsPublished { get; set; }

    /// <summary>The key of the HMAC from which everybody's numbers follow.</summary>
    public required byte[] SeedKey { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? DeletedAt { get; set; }

    public List<AssignmentItem> Items { get; set; } = [];

    public List<AssignmentOverride> Overrides { get; set; } = [];
}
