using System.Collections.Immutable;
using BackpropTutor.Lessons.Prose;

namespace BackpropTutor.Lessons.Searching;

/// <summary>A place that was found, with its title and the passage that answers best, what was looked for marked in both.</summary>
public sealed record SearchResult(SearchDocument Document, SearchQuery Query)
{
    /// <summary>So many characters are shown; a formula counts as some.</summary>
    const int Longest = 260;
    const int Before = 70;
    const int Formula = 10;

    public ImmutableArray<Inline> Title => [.. Flat(Document.Title).SelectMany(Marks)];

    /// <summary>Empty where the place has no text.</summary>
    public ImmutableArray<Inline> Excerpt => Document.Passages.IsEmpty
        ? [] : Cut([.. Flat(Document.Passages.MaxBy(Answered)).SelectMany(Marks)]);

    /// <summary>How many of the words looked for stand in a passage; those in running text, which can be marked, before those in
    /// formulas.</summary>
    int Answered(ImmutableArray<Inline> passage)
    {
        var inText = Flat(passage).OfType<Words>().SelectMany(words => Token.In(words.Text)).ToList();
        var inFormulas = Flat(passage).OfType<InlineFormula>().SelectMany(formula => Token.InLatex(formula.Formula.Latex)).ToList();
        return Query.Words.Sum(word => inText.Exists(token => Hit(token, word) is not null)
            ? 3 : inFormulas.Exists(token => Hit(token, word) is not null) ? 2 : 0);
    }

    IEnumerable<Inline> Marks(Inline inline)
    {
        if (inline is not Words words)
        {
            yield return inline;
            yield break;
        }

        var rest = 0;
        foreach (var token in Token.In(words.Text))
        {
            if (Query.Words.Select(word => Hit(token, word)).FirstOrDefault(hit => hit is not null) is not { } found)
            {
                continue;
            }

            var start = token.Start + found.Start;
            if (start > rest)
            {
                yield return words with { Text = words.Text[rest..start] };
            }

            yield return new Marked(words.Line, words.Text.Substring(start, found.Length));
            rest = start + found.Length;
        }

        if (rest < words.Text.Length)
        {
            yield return words with { Text = words.Text[rest..] };
        }
    }

    /// <summary>Which characters of a token answer a word: at its beginning, or in Korean at any syllable.</summary>
    static (int Start, int Length)? Hit(Token token, ImmutableArray<string> word)
    {
        for (var from = 0; from < (token.IsHangul ? token.Written.Length : 1); from++)
        {
            var key = from == 0 ? token.Key : Token.KeyOf(token.Written[from..]);
            if (word.FirstOrDefault(beginning => key.StartsWith(beginning, StringComparison.Ordinal)) is { } beginning)
            {
                return (from, token.CharactersOf(beginning.Length, from));
            }
        }

        return null;
    }

    /// <summary>A window around the first mark, with dots where text is left out.</summary>
    static ImmutableArray<Inline> Cut(ImmutableArray<Inline> line)
    {
        var first = line.TakeWhile(inline => inline is not Marked).Sum(LengthOf);
        var skip = first == line.Sum(LengthOf) ? 0 : Math.Max(0, first - Before);
        var shown = ImmutableArray.CreateBuilder<Inline>();
        var at = 0;
        foreach (var inline in line)
        {
            var (start, end) = (at, at + LengthOf(inline));
            at = end;
            if (end <= skip || start >= skip + Longest)
            {
                continue;
            }

            shown.Add(inline is Words words ? words with
            {
                Text = Part(words.Text, Math.Max(0, skip - start),
                Math.Min(words.Text.Length, skip + Longest - start))
            } : inline);
        }

        if (skip > 0)
        {
            shown.Insert(0, new Words(0, "… "));
        }

        if (at > skip + Longest)
        {
            shown.Add(new Words(0, " …"));
        }

        return shown.ToImmutable();
    }

    /// <summary>From a word's beginning to a word's end.</summary>
    static string Part(string text, int from, int to)
    {
        var start = from == 0 ? 0 : text.IndexOf(' ', from) is >= 0 and var after && after < to ? after + 1 : from;
        var end = to == text.Length ? to : text.LastIndexOf(' ', to - 1) is var before && before > start ? before : to;
        return text[start..end];
    }

    static int LengthOf(Inline inline) => inline switch
    {
        Words words => words.Text.Length,
        Marked marked => marked.Text.Length,
        CodeWords code => code.Text.Length,
        _ => Formula,
    };

    /// <summary>The line without emphasis and links: an excerpt is a link's companion, not a text of its own.</summary>
    static IEnumerable<Inline> Flat(IEnumerable<Inline> line) => line.SelectMany(inline => inline switch
    {
        Emphasis emphasis => Flat(emphasis.Content),
        Unbroken unbroken => Flat(unbroken.Content),
        Link link => Flat(link.Content),
        LessonLink link => Flat(link.Content),
        TermLink term => [new Words(term.Line, term.Text)],
        LineBreak => [new Words(inline.Line, " ")],
        _ => [inline],
    });
}
