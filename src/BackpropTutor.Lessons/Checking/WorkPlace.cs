namespace BackpropTutor.Lessons.Checking;

/// <summary>An exercise with one set of numbers: what a learner's work belongs to.</summary>
/// <param name="Exercise">Its letter in the lesson.</param>
/// <param name="Variant">0 is the author's own.</param>
public sealed record WorkPlace(string Lesson, string Exercise, int Variant)
{
    /// <summary>As one word, for a key.</summary>
    public override string ToString() => $"{Lesson}/{Exercise}/{Variant}";
}
