using System.Globalization;
using System.Text.RegularExpressions;
using BackpropTutor.Lessons.Prose;

namespace BackpropTutor.Lessons.Blocks.Exercises;

/// <summary>Finds numbers that are typed into a line rather than computed: with other numbers they would no longer be true.</summary>
static partial class Literals
{
    /// <summary>The first typed number of the line whose magnitude <paramref name="isMeant"/> accepts; indices and exponents are no such numbers.</summary>
    public static string? FirstIn(IEnumerable<Inline> line, Func<double, bool> isMeant) => line.SelectMany(Walk.Inlines)
        .Select(inline => inline switch
        {
            Words words => words.Text,
            CodeWords code => code.Text,
            InlineFormula formula => Script().Replace(formula.Formula.Template, " "),
            _ => "",
        })
        .SelectMany(text => Number().Matches(text))
        .FirstOrDefault(number => isMeant(double.Parse(number.ValueSpan, CultureInfo.InvariantCulture)))?.Value;

    [GeneratedRegex(@"[_^]\s*(\{[^{}]*\}|\\?\w)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Script();

    [GeneratedRegex(@"(?<![\p{L}\d.])\d+(\.\d+)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Number();
}
