using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using BackpropTutor.Lessons.Prose;

namespace BackpropTutor.Lessons.Blocks.Exercises;

/// <summary>A number that an author typed into a line, as digits or as a word.</summary>
/// <param name="IsWord">“ten times”, “half”, 열 배: a count or a ratio in words.</param>
public sealed record TypedNumber(string Text, double Value, bool IsWord);

/// <summary>Finds numbers that are typed into a line rather than computed: with other numbers they may no longer be true.</summary>
static partial class TypedNumbers
{
    static ImmutableArray<(string Word, double Value)> Words { get; } =
    [
        ("twice", 2), ("half", 0.5), ("quarter", 0.25), ("tenth", 0.1), ("hundredth", 0.01), ("two", 2), ("three", 3), ("four", 4),
            ("five", 5), ("six", 6), ("seven", 7),
        ("eight", 8), ("nine", 9), ("ten", 10), ("twelve", 12), ("twenty", 20), ("fifty", 50), ("hundred", 100), ("thousand", 1000),
        ("절반", 0.5), ("두", 2), ("세", 3), ("네", 4), ("다섯", 5), ("여섯", 6), ("일곱", 7), ("여덟", 8), ("아홉", 9), ("열", 10), ("스무", 20), ("쉰", 50),
            ("백", 100), ("천", 1000),
    ];

    /// <summary>The typed numbers of a line in their order; indices and exponents are no such numbers.</summary>
    public static IEnumerable<TypedNumber> In(IEnumerable<Inline> line) => line.SelectMany(Walk.Inlines).SelectMany(inline => inline switch
    {
        Prose.Words words => Digits(words.Text).Concat(Spelled(words.Text)),
        TermLink term => Spelled(term.Text),
        CodeWords code => Digits(code.Text),
        InlineFormula formula => InFormula(Script().Replace(formula.Formula.Template, " ")),
        _ => [],
    });

    static IEnumerable<TypedNumber> Digits(string text) => Number().Matches(text).Select(Read);

    /// <summary>
    /// In a formula 0, 1 and 2 are mostly part of a rule, as in h(1 − h): they are meant as numbers where they stand alone, behind a sign
    /// of equality, or where a function is taken. Beside × stand sizes.
    /// </summary>
    static IEnumerable<TypedNumber> InFormula(string latex) => Number().Matches(Size().Replace(latex, " "))
        .Where(number => Read(number).Value > 2 || Place().Matches(latex).Any(place => place.Groups["number"].Value == number.Value))
        .Select(Read);

    static IEnumerable<TypedNumber> Spelled(string text) => InWords().Matches(text).Select(match =>
        new TypedNumber(match.Value,
            Words.First(pair => pair.Word.Equals(match.Groups["word"].Value, StringComparison.OrdinalIgnoreCase)).Value, true));

    static TypedNumber Read(Match number) => new(number.Value, double.Parse(number.ValueSpan, CultureInfo.InvariantCulture), false);

    [GeneratedRegex(@"[_^]\s*(\{[^{}]*\}|\\?\w)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Script();

    [GeneratedRegex(@"(?<![\p{L}\d.])\d+(\.\d+)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Number();

    [GeneratedRegex(@"(\d+\s*\{?\\times\}?\s*)+\d+|\{?\\times\}?\s*\d+|\d+\s*\{?\\times\}?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Size();

    [GeneratedRegex(
        @"^\s*-?(?<number>\d+(\.\d+)?)\s*$|(=|\\approx)\s*-?(?<number>\d+(\.\d+)?)\s*$|[\p{L}']\(-?(?<number>\d+(\.\d+)?)\)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Place();

    // Counts up to four are mostly those of entries, rows or inputs, which stay; what is told in words of the numbers themselves is how
    // many times one is another.
    [GeneratedRegex(
        @"\b(?<word>two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|hundred|thousand)\s+times\b"
        + @"|\b(?<word>twice|half|quarter|tenth|hundredth)\s+(as|too|the)\b"
        + @"|\ba\s+(?<word>quarter|tenth|hundredth)\b|\b(?<word>five|six|seven|eight|nine|ten|twelve|twenty|fifty|hundred|thousand)\b"
        + @"|(?<word>절반)|(?<![가-힣])(?<word>두|세|네|다섯|여섯|일곱|여덟|아홉|열|스무|쉰|백|천)\s?배"
        + @"|(?<![가-힣])(?<word>다섯|여섯|일곱|여덟|아홉|열|스무|쉰)\s?(개|번(?!째)|단어|걸음)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex InWords();
}
