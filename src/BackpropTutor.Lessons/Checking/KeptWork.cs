using System.Collections.Immutable;

namespace BackpropTutor.Lessons.Checking;

/// <summary>What is kept of a learner's work on one exercise.</summary>
/// <param name="Texts">What was typed last, by field.</param>
/// <param name="SavedAt">When the newest of them was kept.</param>
public sealed record KeptWork(IReadOnlyDictionary<string, string> Texts, DateTimeOffset? SavedAt, int Hints, bool IsSolved, bool IsGivenUp)
{
    /// <summary>Wrong answers that were given before, as they were typed.</summary>
    public ImmutableArray<string> Tried { get; init; } = [];
}
