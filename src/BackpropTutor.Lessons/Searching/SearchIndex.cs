using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using BackpropTutor.Lessons.Courses;
using BackpropTutor.Lessons.Prose;

namespace BackpropTutor.Lessons.Searching;

/// <summary>
/// A course turned inside out: every word with the places where it stands. Words are kept sorted, those of Korean from each of their
/// syllables on as well (행렬 is found in 대각행렬), so that a beginning of a word is a range. Immutable, made once for each course.
/// </summary>
public sealed class SearchIndex
{
    /// <summary>What a word counts in a title that consists of it; in a longer one it counts less, in running text 1.</summary>
    const double InTitle = 6;
    const double InTerm = 10;
    const double InSymbol = 4;

    /// <summary>A word that goes on after what was looked for, and one in whose middle it stands, count less.</summary>
    const double Longer = 0.75;
    const double Inside = 0.4;

    static readonly ConditionalWeakTable<Course, SearchIndex> Known = [];

    readonly ImmutableArray<SearchDocument> documents;
    readonly (string Key, bool IsInside, int Word)[] beginnings;
    readonly List<List<(int Document, double Weight)>> places = [];

    SearchIndex(Course course)
    {
        documents = [.. SearchDocument.All(course)];
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        var entries = new List<(string Key, bool IsInside, int Word)>();
        for (var index = 0; index < documents.Length; index++)
        {
            foreach (var (token, weight) in TokensOf(documents[index]))
            {
                if (!words.TryGetValue(token.Key, out var word))
                {
                    words[token.Key] = word = places.Count;
                    places.Add([]);
                    entries.Add((token.Key, false, word));
                    entries.AddRange(Enumerable.Range(1, token.IsHangul ? token.Written.Length - 1 : 0)
                        .Select(from => (Token.KeyOf(token.Written[from..]), true, word)));
                }

                var list = places[word];
                if (list.Count > 0 && list[^1].Document == index)
                {
                    list[^1] = (index, Math.Max(list[^1].Weight, weight) + (Math.Min(weight, 1) / 8));
                }
                else
                {
                    list.Add((index, weight));
                }
            }
        }

        beginnings = [.. entries.OrderBy(entry => entry.Key, StringComparer.Ordinal)];
    }

    /// <summary>The index of a course.</summary>
    public static SearchIndex Of(Course course) => Known.GetValue(course, static one => new SearchIndex(one));

    /// <summary>The places that hold every word, the best first; where there is none, those that hold some.</summary>
    public ImmutableArray<SearchResult> Find(SearchQuery query, string language, int most)
    {
        var found = query.Words.Select(ScoresOf).ToList();
        var scores = new Dictionary<int, (int Words, double Score)>();
        foreach (var (document, score) in found.SelectMany(word => word))
        {
            var before = scores.GetValueOrDefault(document);
            scores[document] = (before.Words + 1, before.Score + score);
        }

        var all = scores.Where(pair => pair.Value.Words == found.Count).ToList();
        return
        [
            .. (all.Count > 0 ? all : [.. scores])
                .Where(pair => documents[pair.Key].Language == language)
                .OrderByDescending(pair => pair.Value.Words).ThenByDescending(pair => pair.Value.Score).ThenBy(pair => pair.Key)
                .Take(most)
                .Select(pair => new SearchResult(documents[pair.Key], query)),
        ];
    }

    /// <summary>How well each document answers one word, by the best of its beginnings.</summary>
    Dictionary<int, double> ScoresOf(ImmutableArray<string> wanted)
    {
        var scores = new Dictionary<int, double>();
        foreach (var beginning in wanted)
        {
            for (var at = FirstFrom(beginning);
                at < beginnings.Length && beginnings[at].Key.StartsWith(beginning, StringComparison.Ordinal); at++)
            {
                var (key, isInside, word) = beginnings[at];
                var closeness = (isInside ? Inside : 1) * (key.Length == beginning.Length ? 1 : Longer);
                foreach (var (document, weight) in places[word])
                {
                    scores[document] = Math.Max(scores.GetValueOrDefault(document), closeness * weight);
                }
            }
        }

        // What stands everywhere tells little.
        var rarity = 1 + Math.Log((1.0 + documents.Length) / (1 + scores.Count));
        return scores.ToDictionary(pair => pair.Key, pair => pair.Value * rarity);
    }

    int FirstFrom(string beginning)
    {
        var (low, high) = (0, beginnings.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(beginnings[middle].Key, beginning) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    static IEnumerable<(Token Token, double Weight)> TokensOf(SearchDocument document)
    {
        var title = TokensOf(document.Title).ToList();
        var weight = (document.Kind switch { SearchKind.Term => InTerm, SearchKind.Symbol => InSymbol, _ => InTitle }) / Math.Sqrt(
            Math.Max(1, title.Count));
        return title.Select(token => (token, weight))
            .Concat(document.Passages.SelectMany(passage => TokensOf(passage)).Select(token => (token, 1.0)));
    }

    static IEnumerable<Token> TokensOf(ImmutableArray<Inline> line) => line.SelectMany(Walk.Inlines).SelectMany(inline => inline switch
    {
        Words words => Token.In(words.Text),
        TermLink term => Token.In(term.Text),
        CodeWords code => Token.In(code.Text),
        InlineFormula formula => Token.InLatex(formula.Formula.Latex),
        _ => [],
    });
}
