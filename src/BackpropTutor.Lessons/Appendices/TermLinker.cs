using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using BackpropTutor.Lessons.Prose;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Appendices;

/// <summary>
/// Links words of a lesson's prose to the glossary: the first of each term in each section, in running text only. Headings, formulas, code,
/// tables, links and what is glued to a formula stay as they are.
/// </summary>
sealed class TermLinker(Glossary glossary)
{
    readonly Forms english = new(glossary, CultureInfo.GetCultureInfo("en"), EnglishPattern);
    readonly Forms korean = new(glossary, CultureInfo.GetCultureInfo("ko"), KoreanPattern);

    readonly ConditionalWeakTable<Lesson, Lesson> known = [];

    public Lesson Linked(Lesson lesson) => known.GetValue(lesson, one => one with
    {
        English = Linked(one.English, english),
        Korean = one.Korean is { } nodes ? Linked(nodes, korean) : null,
    });

    static ImmutableArray<LessonNode> Linked(ImmutableArray<LessonNode> nodes, Forms forms)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. nodes.Select(node => Linked(node, forms, seen))];
    }

    static LessonNode Linked(LessonNode node, Forms forms, HashSet<string> seen)
    {
        switch (node)
        {
            case Heading:
                seen.Clear();
                return node;
            case Paragraph paragraph:
                return paragraph with { Content = Linked(paragraph.Content, forms, seen) };
            case ItemList list:
                return list with { Items = [.. list.Items.Select(Inner)] };
            case Quote quote:
                return quote with { Content = Inner(quote.Content) };
            case Note note:
                return note with { Content = Inner(note.Content) };
            default:
                return node;
        }

        ImmutableArray<LessonNode> Inner(ImmutableArray<LessonNode> inner) => [.. inner.Select(one => Linked(one, forms, seen))];
    }

    static ImmutableArray<Inline> Linked(ImmutableArray<Inline> line, Forms forms, HashSet<string> seen) =>
    [
        .. line.SelectMany(inline => inline switch
        {
            Words words => forms.Linked(words, seen),
            Emphasis emphasis => [emphasis with { Content = Linked(emphasis.Content, forms, seen) }],
            _ => [inline],
        }),
    ];

    // A plural is the same word; a part of a longer or hyphenated word is not.
    static string EnglishPattern(string forms) => $@"(?<![\p{{L}}\d-])(?:{forms})(?:e?s)?(?![\p{{L}}\d-])";

    // After the stem a particle or nothing: 기울기를 is the word, 기울기값 is another.
    static string KoreanPattern(string forms) => $@"(?<![\p{{L}}\d])(?:{forms})(?=(?:{NounEndings.Pattern})?(?![\p{{L}}\d]))";

    /// <summary>The terms of one language as one pattern, the longest first, so that "upstream gradient" is not taken for
    /// "gradient".</summary>
    sealed class Forms
    {
        readonly Dictionary<string, string> terms = new(StringComparer.OrdinalIgnoreCase);
        readonly Regex? pattern;

        public Forms(Glossary glossary, CultureInfo language, Func<string, string> patternOf)
        {
            foreach (var term in glossary.Terms)
            {
                foreach (var form in term.FormsIn(language))
                {
                    terms.TryAdd(form, term.Id);
                }
            }

            if (terms.Count > 0)
            {
                pattern = new Regex(
                    patternOf(string.Join('|', terms.Keys.OrderByDescending(form => form.Length)
                        .ThenBy(form => form, StringComparer.Ordinal).Select(Regex.Escape))),
                    RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Compiled, TimeSpan.FromSeconds(2));
            }
        }

        public IEnumerable<Inline> Linked(Words words, HashSet<string> seen)
        {
            var rest = 0;
            foreach (var match in pattern?.Matches(words.Text).AsEnumerable() ?? [])
            {
                if (!seen.Add(TermOf(match.Value)))
                {
                    continue;
                }

                if (match.Index > rest)
                {
                    yield return words with { Text = words.Text[rest..match.Index] };
                }

                yield return new TermLink(words.Line, TermOf(match.Value), match.Value);
                rest = match.Index + match.Length;
            }

            if (rest < words.Text.Length)
            {
                yield return rest == 0 ? words : words with { Text = words.Text[rest..] };
            }
        }

        string TermOf(string written) => terms.TryGetValue(written, out var id)
            ? id
            : terms.GetValueOrDefault(written[..^1]) ?? terms[written[..^2]];
    }
}
