namespace BackpropTutor.Lessons.Checking;

/// <summary>
/// What happened on this page since it came alive: which exercises are solved, and which node the last diagnosis means. One for each circuit;
/// islands of one page hear of each other through it, and through nothing else.
/// </summary>
public sealed class LearnerState
{
    readonly HashSet<(string Lesson, string Exercise)> solved = [];
    readonly Dictionary<(string Lesson, string Model), string?> meant = [];

    /// <summary>Raised on the circuit's own thread whenever something below has changed.</summary>
    public event EventHandler? Changed;

    public bool IsSolved(string lesson, string exercise) => solved.Contains((lesson, exercise));

    /// <summary>The node of a model that the last diagnosis of an exercise on it names; null where there is none.</summary>
    public string? MeantNode(string lesson, string model) => meant.GetValueOrDefault((lesson, model));

    public void Solve(string lesson, string exercise)
    {
        if (solved.Add((lesson, exercise)))
        {
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }

    public void Mean(string lesson, string model, string? node)
    {
        if (MeantNode(lesson, model) != node)
        {
            meant[(lesson, model)] = node;
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }
}
