using System.Globalization;
using BackpropTutor.Lessons.Prose;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.View;

/// <summary>
/// What every part of a shown lesson may need to know. <paramref name="Path"/> is the page's own address, for links to its sections (a bare
/// <c>#id</c> would lead to the site's base); <paramref name="AddressOf"/> gives the address of another lesson, null where the course lacks
/// it;
/// <paramref name="Glossary"/> is the address of the glossary.
/// </summary>
public sealed record LessonScope(Lesson Lesson, CultureInfo Language, string Path, Func<string, string?> AddressOf, string Glossary)
{
    /// <summary>Where the glossary explains a term.</summary>
    public string AddressOfTerm(string term) => $"{Glossary}#{term}";

    /// <summary>Keeps fragments on this page, and everything else as it is.</summary>
    public string Resolve(string address) => address.StartsWith('#') ? Path + address : address;

    public string LanguageName => Lesson.FallsBackFor(Language) ? "en" : Language.TwoLetterISOLanguageName;

    public IReadOnlyList<LessonNode> Nodes => Lesson.In(Language);
}
