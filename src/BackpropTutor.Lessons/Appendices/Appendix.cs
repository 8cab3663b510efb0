using System.Collections.Immutable;
using BackpropTutor.Lessons.Authoring;
using BackpropTutor.Lessons.Maths;
using BackpropTutor.Lessons.Prose;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Appendices;

/// <summary>
/// What a course has beside its lessons: the titles of its modules, the glossary, the sources, the guide to the answer language. A file
/// that is missing or broken leaves its part empty; what is wrong stands in <see cref="Mistakes"/>.
/// </summary>
public sealed record Appendix
{
    public static Appendix Empty { get; } = new();

    public ImmutableArray<CourseModule> Modules { get; init; } = [];

    public Glossary Glossary { get; init; } = Glossary.Empty;

    public ImmutableArray<CourseSource> Sources { get; init; } = [];

    public LanguageGuide Guide { get; init; } = LanguageGuide.Empty;

    public ImmutableArray<ContentMistake> Mistakes { get; init; } = [];

    public ImmutableArray<ContentMistake> Notices { get; init; } = [];

    public ImmutableArray<Formula> Formulas { get; init; } = [];

    /// <summary>Links the glossary's words in lessons; each lesson once, however often a course is put together.</summary>
    internal TermLinker Linker => linker ??= new TermLinker(Glossary);

    TermLinker? linker;

    /// <summary>The files in which it stands.</summary>
    public static ImmutableArray<string> Files { get; } = [CourseModule.File, Glossary.File, CourseSource.File, LanguageGuide.File];

    /// <param name="textOf">The text of one of <see cref="Files"/>; null where there is none.</param>
    public static Appendix Read(Func<string, string?> textOf, IValueSource values, MathFile maths)
    {
        var mistakes = ImmutableArray.CreateBuilder<ContentMistake>();
        var notices = ImmutableArray.CreateBuilder<ContentMistake>();
        var formulas = ImmutableArray.CreateBuilder<Formula>();
        var read = new Appendix
        {
            Modules = Part<ImmutableArray<CourseModule>>(CourseModule.File, [], CourseModule.ReadAll),
            Glossary = Part(Glossary.File, Glossary.Empty, Glossary.Read),
            Sources = Part<ImmutableArray<CourseSource>>(CourseSource.File, [], CourseSource.ReadAll),
            Guide = Part(LanguageGuide.File, LanguageGuide.Empty, LanguageGuide.Read),
        };
        return read with { Mistakes = mistakes.ToImmutable(), Notices = notices.ToImmutable(), Formulas = formulas.ToImmutable() };

        T Part<T>(string file, T none, Func<Facts, T> readPart)
        {
            if (textOf(file) is not { } text)
            {
                return none;
            }

            var prose = new ProseReader(file, 1, new Models(), values, maths);
            try
            {
                var facts = Facts.Parse(text, "The file", prose);
                var part = readPart(facts);
                facts.RefuseUnread();
                return part;
            }
            catch (ContentException broken)
            {
                mistakes.Add(broken.Mistake);
                return none;
            }
            finally
            {
                notices.AddRange(prose.Notices);
                formulas.AddRange(prose.Formulas);
            }
        }
    }

    /// <summary>References to lessons or terms that there are not.</summary>
    internal IEnumerable<ContentMistake> Astray(IReadOnlySet<string> lessons)
    {
        var terms = Glossary.Terms.Select(term => term.Id).ToHashSet(StringComparer.Ordinal);
        var named = Glossary.Terms.Select(term => (term.Line, term.Lessons))
            .Concat(Glossary.Symbols.Select(symbol => (symbol.Line, symbol.Lessons)));
        return named
            .SelectMany(entry => entry.Lessons.Where(id => !lessons.Contains(id)).Select(id => new ContentMistake(
                Glossary.File, entry.Line, $"The course has no lesson {id}.", Nearest.Suggest(id, lessons))))
            .Concat(Glossary.Terms.SelectMany(term => term.See.Where(id => !terms.Contains(id)).Select(id => new ContentMistake(
                Glossary.File, term.Line, $"The glossary has no term '{id}'.", Nearest.Suggest(id, terms)))))
            .Concat(Glossary.Terms.GroupBy(term => term.Id, StringComparer.Ordinal).Where(same => same.Count() > 1)
                .Select(same => new ContentMistake(
                Glossary.File, same.Last().Line, $"The term '{same.Key}' stands twice.", "Give each its own id.")));
    }
}
