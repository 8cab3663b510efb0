namespace BackpropTutor.Lessons.Blocks.Exercises;

/// <summary>What a browser kept of one exercise.</summary>
/// <param name="Variant">Which set of other numbers; 0 is the author's own.</param>
/// <param name="Hints">How many are open.</param>
/// <param name="Check">Whether the text is to be judged, because it was right before or because the learner asks for it.</param>
public sealed record SavedAttempt(int Variant, int Hints, bool GivenUp, string Text, bool Check)
{
    /// <summary>So many wrong answers are remembered; whoever gives more has been offered help long before.</summary>
    public const int MostTried = 20;

    /// <summary>Wrong answers that were given before, as they were typed.</summary>
    public string[]? Tried { get; init; }
}
