namespace BackpropTutor.Web.Accounts.Kept;

/// <summary>What is kept of an exercise of a lesson, between the browser's own shelves and the account.</summary>
/// <param name="Lesson">As in 4.2.</param>
/// <param name="Exercise">The letter.</param>
/// <param name="Variant">0 is the author's own.</param>
/// <param name="Text">What was typed last; null where nothing was.</param>
sealed record KeptExercise(string Lesson, string Exercise, int Variant, string? Text, int Hints, bool IsSolved, bool IsGivenUp);
