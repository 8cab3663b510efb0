using System.Collections.Immutable;
using BackpropTutor.Lessons.Prose;
using BackpropTutor.Web.Languages;

namespace BackpropTutor.Web.Layouts;

/// <summary>The table of contents: the modules and their lessons in the order in which they are read, named in a language.</summary>
public sealed class Outline(Func<PageLanguage, ImmutableArray<OutlineModule>> modules)
{
    /// <summary>The modules, in the language of the page that is being written.</summary>
    public ImmutableArray<OutlineModule> Modules => modules(PageLanguage.Current);
}

/// <summary>A part of the course.</summary>
/// <param name="Number">Its number, which begins the numbers of its lessons.</param>
/// <param name="Title">Its title in the language of the page.</param>
public sealed record OutlineModule(int Number, string Title, ImmutableArray<OutlineEntry> Lessons);

/// <summary>One line of the table of contents.</summary>
/// <param name="Slug">The last segment of the lesson's address.</param>
/// <param name="Number">Its place in the course, such as "4.2".</param>
/// <param name="Title">Its title in the language of the page.</param>
/// <param name="Summary">One sentence of what it teaches.</param>
/// <param name="Exercises">The letters of its exercises, in order: a lesson is done when all of them are solved.</param>
public sealed record OutlineEntry(string Slug, string Number, string Title, ImmutableArray<Inline> Summary,
    ImmutableArray<string> Exercises)
{
    /// <summary>The lesson's address in the language of the page.</summary>
    public string Path => $"/{PageLanguage.Current.Code}/lessons/{Slug}";

    /// <summary>The letters with blanks between, as the page's script reads them.</summary>
    public string Letters => string.Join(' ', Exercises);
}
