namespace BackpropTutor.Lessons.Checking;

/// <summary>
/// What happened on this page since it came alive: which exercises are solved or given up, what was typed into them, and which node the
/// last diagnosis means. One for each circuit; islands of one page hear of each other through it, and through nothing else.
/// </summary>
public sealed class LearnerState(ITextRoom? room = null)
{
    /// <summary>Of all texts that are remembered: many times what a learner types into one page.</summary>
    public const int MostCharacters = 100_000;

    /// <summary>With an entry for each exercise and each set of numbers, and each entry costs something even if it is empty.</summary>
    const int MostTexts = 500;

    readonly HashSet<(string Lesson, string Exercise)> solved = [];
    readonly HashSet<(string Lesson, string Exercise)> givenUp = [];
    readonly HashSet<(string Lesson, string Exercise, int Variant)> open = [];
    readonly Dictionary<(string Lesson, string Model), string?> meant = [];
    readonly Dictionary<(string Lesson, string Model), NumbersAsked> numbers = [];
    readonly OrderedDictionary<(string Lesson, string Exercise, int Variant), string> typed = [];
    int characters;

    /// <summary>Raised on the circuit's own thread whenever something that others show has changed.</summary>
    public event EventHandler? Changed;

    /// <summary>Whether the exercise is solved with its author's numbers, those of the page.</summary>
    public bool IsSolved(string lesson, string exercise) => solved.Contains((lesson, exercise));

    /// <summary>Whether its key may be seen: it is solved or given up.</summary>
    public bool IsOpen(string lesson, string exercise) => IsSolved(lesson, exercise) || givenUp.Contains((lesson, exercise));

    /// <summary>The same with other numbers than its author's.</summary>
    public bool IsOpen(string lesson, string exercise, int variant) => open.Contains((lesson, exercise, variant));

    /// <summary>The other numbers that an exercise on this model was given last; null where all have their author's.</summary>
    public NumbersAsked? NumbersOf(string lesson, string model) => numbers.GetValueOrDefault((lesson, model));

    /// <summary>The node of a model that the last diagnosis of an exercise on it names; null where there is none.</summary>
    public string? HighlightedNode(string lesson, string model) => meant.GetValueOrDefault((lesson, model));

    /// <summary>The text that was typed last with these numbers; null where nothing was.</summary>
    public string? Typed(string lesson, string exercise, int variant) => typed.GetValueOrDefault((lesson, exercise, variant));

    /// <summary>Of all these texts the newest are kept, as many as <see cref="MostCharacters"/> and the room for them allow.</summary>
    public void Type(string lesson, string exercise, int variant, string text)
    {
        var place = (lesson, exercise, variant);
        if (typed.Remove(place, out var before))
        {
            characters -= before.Length;
        }

        typed.Add(place, text);
        for (characters += text.Length; characters > MostCharacters || typed.Count > MostTexts || room?.TryHold(characters) is false;)
        {
            characters -= typed.GetAt(0).Value.Length;
            typed.RemoveAt(0);
        }
    }

    public void Solve(string lesson, string exercise)
    {
        if (solved.Add((lesson, exercise)))
        {
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }

    public void GiveUp(string lesson, string exercise)
    {
        if (givenUp.Add((lesson, exercise)))
        {
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }

    /// <summary>Notes that the key for other numbers may be seen.</summary>
    public void Open(string lesson, string exercise, int variant)
    {
        if (open.Add((lesson, exercise, variant)))
        {
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }

    public void Ask(string lesson, string model, NumbersAsked asked)
    {
        if (NumbersOf(lesson, model) is not { } before || (before.Exercise, before.Variant) != (asked.Exercise, asked.Variant))
        {
            numbers[(lesson, model)] = asked;
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }

    /// <summary>Notes that the exercise has its author's numbers again.</summary>
    public void AskOwn(string lesson, string model, string exercise)
    {
        if (numbers.GetValueOrDefault((lesson, model))?.Exercise == exercise && numbers.Remove((lesson, model)))
        {
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }

    public void Highlight(string lesson, string model, string? node)
    {
        if (HighlightedNode(lesson, model) != node)
        {
            meant[(lesson, model)] = node;
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }
}
