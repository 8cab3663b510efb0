using System.Collections.Immutable;
using System.Globalization;
using BackpropTutor.Autodiff;
using BackpropTutor.Lessons.Blocks.Exercises;
using BackpropTutor.Lessons.Courses;
using BackpropTutor.Lessons.Prose;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Searching;

/// <summary>What kind of place a search leads to.</summary>
public enum SearchKind
{
    /// <summary>An entry of the glossary.</summary>
    Term,

    /// <summary>A letter with more than one meaning.</summary>
    Symbol,

    /// <summary>A section of a lesson.</summary>
    Section,

    /// <summary>An exercise.</summary>
    Exercise,

    /// <summary>A group of the guide to the answer language.</summary>
    Guide,
}

/// <summary>A place with an address of its own, in one language.</summary>
/// <param name="Language">"en" or "ko".</param>
/// <param name="Lesson">The lesson that it is a part of; null where it belongs to none.</param>
/// <param name="Anchor">The fragment of its address; empty for a lesson's beginning.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Passages">Its text, a paragraph each.</param>
public sealed record SearchDocument(
    SearchKind Kind, string Language, Lesson? Lesson, string Anchor, ImmutableArray<Inline> Title,
        ImmutableArray<ImmutableArray<Inline>> Passages)
{
    /// <summary>Every place of a course, in both languages, in the order in which it is read; terms first.</summary>
    internal static IEnumerable<SearchDocument> All(Course course) =>
        new[] { "en", "ko" }.SelectMany(code => Of(course, CultureInfo.GetCultureInfo(code)));

    static IEnumerable<SearchDocument> Of(Course course, CultureInfo language)
    {
        var code = language.TwoLetterISOLanguageName;
        var appendix = course.Appendix;
        return
        [
            .. appendix.Glossary.Terms.Select(term => new SearchDocument(SearchKind.Term, code, null, term.Id, Plain(term.Name),
                [term.Definition.In(language)])),
            .. appendix.Glossary.Symbols.Select(symbol => new SearchDocument(
                SearchKind.Symbol, code, null, symbol.Id, symbol.Sign,
                    [symbol.Here.In(language), .. symbol.Elsewhere.Select(other => other.In(language))])),
            .. course.Lessons.Where(lesson => !lesson.FallsBackFor(language)).SelectMany(OfLesson),
            .. appendix.Guide.Groups.Select(group => new SearchDocument(SearchKind.Guide, code, null, group.Id, Plain(group.Title),
                [group.Text.In(language)])),
        ];

        ImmutableArray<Inline> Plain(Bilingual text) => [new Words(0, text.In(language))];

        IEnumerable<SearchDocument> OfLesson(Lesson lesson)
        {
            var (anchor, title) = ("", Plain(lesson.Title));
            var passages = ImmutableArray.CreateBuilder<ImmutableArray<Inline>>();
            passages.AddRange(lesson.Objectives.Select(objective => objective.In(language)));
            foreach (var node in lesson.In(language))
            {
                if (node is Heading heading)
                {
                    yield return new(SearchKind.Section, code, lesson, anchor, title, passages.DrainToImmutable());
                    (anchor, title) = (heading.Id, heading.Content);
                }

                passages.AddRange(Walk.Nodes(node).OfType<Paragraph>().Select(paragraph => paragraph.Content));
                passages.AddRange(Walk.Nodes(node).OfType<DisplayFormula>()
                    .Select(display => ImmutableArray.Create<Inline>(new InlineFormula(display.Line, display.Formula))));
            }

            yield return new(SearchKind.Section, code, lesson, anchor, title, passages.DrainToImmutable());
            foreach (var exercise in lesson.Exercises.Values.OfType<ExerciseBlock>().OrderBy(exercise => exercise.Line))
            {
                yield return new(SearchKind.Exercise, code, lesson, "exercise-" + exercise.Id, [new Words(0, lesson.Id + exercise.Id)],
                    [exercise.Ask.In(language)]);
            }
        }
    }
}
