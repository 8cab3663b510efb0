using System.Collections.Immutable;
using BackpropTutor.Lessons.Appendices;

namespace BackpropTutor.Lessons.Searching;

/// <summary>
/// What somebody looks for: some words, each with the beginnings of words that answer it. 기울기를 is answered by what begins with 기울기, and
/// "gradients" by what begins with "gradient".
/// </summary>
public sealed record SearchQuery
{
    /// <summary>What is longer is cut: nobody means that much.</summary>
    public const int LongestText = 100;

    const int MostWords = 8;

    /// <param name="text">Hostile as it may be: it is cut first.</param>
    public SearchQuery(string? text)
    {
        text ??= "";
        var cut = text.Length > LongestText ? text[..LongestText] : text;
        Text = string.Concat(cut.Where(character => !char.IsSurrogate(character) && character != '\uFFFE')).Normalize().Trim();
        Words = [.. Token.In(Text).DistinctBy(token => token.Key, StringComparer.Ordinal).Take(MostWords).Select(BeginningsOf)];
    }

    /// <summary>What is searched for, as it is shown.</summary>
    public string Text { get; }

    /// <summary>For each word its beginnings, the most telling first.</summary>
    internal ImmutableArray<ImmutableArray<string>> Words { get; }

    static ImmutableArray<string> BeginningsOf(Token token) =>
        [.. (token.IsHangul ? NounEndings.Stems(token.Written) : EnglishStems(token.Key)).Select(Token.KeyOf)
            .Distinct(StringComparer.Ordinal)];

    static IEnumerable<string> EnglishStems(string key)
    {
        yield return key;
        foreach (var ending in new[] { "s", "es", "ed", "ing" })
        {
            if (key.Length >= ending.Length + 4 && key.EndsWith(ending, StringComparison.Ordinal))
            {
                yield return key[..^ending.Length];
            }
        }
    }
}
