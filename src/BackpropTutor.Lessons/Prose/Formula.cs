using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using BackpropTutor.Lessons.Authoring;
using BackpropTutor.Lessons.Maths;

namespace BackpropTutor.Lessons.Prose;

/// <summary>
/// A formula of the content. <paramref name="Latex"/> is what a reader copies, with computed values filled in; <paramref name="Template"/>
/// is what was typeset, with a private-use character in place of each value, so that a changed number needs no typesetting;
/// <paramref name="Markup"/> is MathML, null while the formula has not been typeset.
/// </summary>
public sealed partial record Formula(string Latex, string Template, bool Display, string? Markup)
{
    /// <summary>The key in the file of typeset formulas: a hash of what was typeset.</summary>
    public string Key { get; } = KeyOf(Template, Display);

    /// <summary>The values that were filled in, in the order of their places.</summary>
    public ImmutableArray<ComputedValue> Values { get; init; } = [];

    /// <summary>The value that is read last, with nothing behind it but what closes a bracket; null where the formula ends in something
    /// else.</summary>
    public ComputedValue? LastValue => Values is [.., var last]
        && Template.TrimEnd(')', ']', ' ').EndsWith(Places.Of(Values.Length - 1), StringComparison.Ordinal) ? last : null;

    /// <summary>The markup before the values were filled in; null where there are none, or nothing is typeset.</summary>
    internal string? Blank { get; init; }

    /// <summary>The markup with its characters as the label, for a place that takes its name from the formula.</summary>
    public string? MarkupWithName => Markup?.Insert("<math".Length,
        $" aria-label=\"{NoCharacters().Replace(Markup, "").Replace("\"", "&quot;", StringComparison.Ordinal)}\"");

    /// <summary>The same formula with other numbers at the same places.</summary>
    public Formula With(Func<ComputedValue, ComputedValue> valueOf) => Values.IsEmpty
        ? this : Places.Fill(this with { Values = [.. Values.Select(valueOf)] });

    /// <summary>Everything in MathML but what is drawn: its tags, and the LaTeX beside it.</summary>
    [GeneratedRegex("<annotation[^>]*>[^<]*</annotation>|<[^>]+>", RegexOptions.None, 10_000)]
    private static partial Regex NoCharacters();

    /// <summary>What the script that typesets reads: the key, the LaTeX and the kind of each.</summary>
    public static string List(IEnumerable<Formula> formulas) => JsonSerializer.Serialize(
        formulas.Select(formula => new { key = formula.Key, latex = formula.Template, display = formula.Display }));

    static string KeyOf(string template, bool display) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes((display ? "display\n" : "inline\n") + template)))[..16];
}

/// <summary>Reads <c>\val{model: expression}</c> and <c>\lit{0.5}</c> in LaTeX, and refuses decimals that are neither.</summary>
sealed class FormulaReader(string file, int line, string latex, bool display, Func<int, string, Inline> compute)
{
    const int MostValues = 64;

    public Formula Read(MathFile maths)
    {
        var values = new List<ComputedValue>();
        var template = Fill(latex.Trim(), values);
        var formula = new Formula(template, template, display, null);
        var markup = maths.Find(formula.Key, template, display);
        return values.Count == 0 ? formula with { Markup = markup } : Places.Fill(formula with { Values = [.. values], Blank = markup });
    }

    string Fill(string source, List<ComputedValue> values)
    {
        var template = new StringBuilder();
        var rest = 0;
        for (var at = NextCommand(source, 0); at >= 0; at = NextCommand(source, rest))
        {
            Plain(template, source[rest..at]);
            var open = at + 4;
            var close = Closing(source, open);
            var argument = source[(open + 1)..close];
            if (source[at + 1] == 'l')
            {
                template.Append(argument.Trim());
            }
            else if (compute(line, argument) is ComputedValue value && values.Count < MostValues)
            {
                template.Append(Places.Of(values.Count));
                values.Add(value);
            }
            else
            {
                throw new ContentException(file, line, $@"\val{{{argument}}} is not a value.",
                    @"Write \val{model: expression}, or \lit{0.5} for a number that is no result.");
            }

            rest = close + 1;
        }

        Plain(template, source[rest..]);
        return template.ToString();
    }

    void Plain(StringBuilder template, string text)
    {
        BareDecimals.Refuse(file, line, text, @"Compute it with \val{{model: expression}}, or, if it is no result, write \lit{{{0}}}.");
        template.Append(text);
    }

    static int NextCommand(string source, int from)
    {
        var value = source.IndexOf(@"\val{", from, StringComparison.Ordinal);
        var literal = source.IndexOf(@"\lit{", from, StringComparison.Ordinal);
        return value < 0 || (literal >= 0 && literal < value) ? literal : value;
    }

    int Closing(string source, int open)
    {
        var depth = 0;
        for (var at = open; at < source.Length; at++)
        {
            depth += source[at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return at;
            }
        }

        throw new ContentException(file, line, "A brace in the formula is never closed.", "Close it.");
    }
}

/// <summary>Private-use characters that stand for values in what is typeset; no font and no author uses them.</summary>
static class Places
{
    const char First = '\uE000';

    /// <summary>The place of a value, as LaTeX.</summary>
    public static string Of(int value) => $@"\text{{{(char)(First + value)}}}";

    /// <summary>Puts a formula's values into its LaTeX, its markup and the annotation there.</summary>
    public static Formula Fill(Formula formula)
    {
        var (latex, markup) = (formula.Template, formula.Blank);
        foreach (var (i, value) in formula.Values.Index())
        {
            var written = ValueMarkup.Latex(value, formula.Display);
            latex = latex.Replace(Of(i), written, StringComparison.Ordinal);
            markup = markup?.Replace(Of(i), written, StringComparison.Ordinal)
                .Replace($"<mtext>{(char)(First + i)}</mtext>", ValueMarkup.MathMl(value, formula.Display), StringComparison.Ordinal);
        }

        return formula with { Latex = latex, Markup = markup };
    }
}
