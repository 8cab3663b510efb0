namespace BackpropTutor.Classrooms.Accounts;

/// <summary>What a person's API token may do.</summary>
public static class TokenScopes
{
    /// <summary>The person's own progress and answers.</summary>
    public const string ReadOwn = "own:read";

    /// <summary>Submit for the person.</summary>
    public const string Submit = "own:submit";

    /// <summary>Marks of the person's classes, as a teacher or assistant sees them.</summary>
    public const string ReadMarks = "marks:read";

    /// <summary>Extensions and marks, as above.</summary>
    public const string WriteMarks = "marks:write";

    public static IReadOnlyList<string> All { get; } = [ReadOwn, Submit, ReadMarks, WriteMarks];
}
