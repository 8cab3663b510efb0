namespace BackpropTutor.Lessons.Reading;

/// <summary>
/// A lesson as text, wherever it came from: a folder of the repository, a test, one day a teacher's form. <paramref name="Folder"/> names
/// it in messages, as in <c>4-a-network-by-hand/4.2-error-signal</c>; <paramref name="Korean"/> is null where there is no translation yet.
/// </summary>
public sealed record LessonSource(string Folder, string Facts, string English, string? Korean)
{
    public string FactsFile => $"{Folder}/lesson.yaml";

    public string EnglishFile => $"{Folder}/en.md";

    public string KoreanFile => $"{Folder}/ko.md";
}
