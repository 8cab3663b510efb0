using System.Collections.Immutable;
using BackpropTutor.Lessons.Prose;
using BackpropTutor.Web.Languages;

namespace BackpropTutor.Web.Layouts;

/// <summary>The table of contents: the lessons in the order in which they are read, named in a language.</summary>
public sealed class Outline(Func<Language, ImmutableArray<OutlineEntry>> lessons)
{
    /// <summary>The lessons, in the language of the page that is being written.</summary>
    public ImmutableArray<OutlineEntry> Lessons => lessons(Language.Current);
}

/// <summary>One line of the table of contents.</summary>
/// <param name="Slug">The last segment of the lesson's address.</param>
/// <param name="Number">Its place in the course, such as "4.2".</param>
/// <param name="Title">Its title in the language of the page.</param>
/// <param name="Summary">One sentence of what it teaches.</param>
public sealed record OutlineEntry(string Slug, string Number, string Title, ImmutableArray<Inline> Summary)
{
    /// <summary>The lesson's address in the language of the page.</summary>
    public string Path => $"/{Language.Current.Code}/lessons/{Slug}";
}
