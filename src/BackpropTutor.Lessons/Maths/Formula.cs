using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BackpropTutor.Lessons.Prose;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Maths;

/// <summary>
/// A formula of the content. <paramref name="Latex"/> is what a reader copies, with computed values filled in; <paramref name="Template"/> is
/// what was typeset, with a private-use character in place of each value, so that a changed number needs no typesetting;
/// <paramref name="Markup"/> is MathML, null while the formula has not been typeset.
/// </summary>
public sealed record Formula(string Latex, string Template, bool Display, string? Markup)
{
    /// <summary>The key in the file of typeset formulas: a hash of what was typeset.</summary>
    public string Key { get; } = KeyOf(Template, Display);

    static string KeyOf(string template, bool display) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes((display ? "display\n" : "inline\n") + template)))[..16];
}

/// <summary>Reads <c>\val{model: expression}</c> and <c>\lit{0.5}</c> in LaTeX, and refuses decimals that are neither.</summary>
sealed class FormulaReader(string file, int line, string latex, bool display, Func<int, string, Inline> compute)
{
    /// <summary>The first of the characters that stand for values; no font and no author uses them.</summary>
    const char FirstPlace = '\uE000';

    const int MostValues = 64;

    public Formula Read(MathFile maths)
    {
        var values = new List<ComputedValue>();
        var template = Fill(latex.Trim(), values);
        var key = new Formula(template, template, display, null).Key;
        var markup = maths.Find(key);
        return new Formula(
            Replace(template, values, value => ValueMarkup.Latex(value, display)),
            template,
            display,
            markup is null ? null : Filled(markup, values));
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
                template.Append(CultureInfo.InvariantCulture, $@"\text{{{(char)(FirstPlace + values.Count)}}}");
                values.Add(value);
            }
            else
            {
                throw new ContentException(file, line, $@"\val{{{argument}}} is not a value.", @"Write \val{model: expression}, or \lit{0.5} for a number that is no result.");
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

    /// <summary>Puts the values into the typeset formula, and into its LaTeX annotation.</summary>
    string Filled(string markup, List<ComputedValue> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            var place = ((char)(FirstPlace + i)).ToString();
            markup = markup
                .Replace($@"\text{{{place}}}", ValueMarkup.Latex(values[i], display), StringComparison.Ordinal)
                .Replace($"<mtext>{place}</mtext>", ValueMarkup.MathMl(values[i], display), StringComparison.Ordinal);
        }

        return markup;
    }

    static string Replace(string template, List<ComputedValue> values, Func<ComputedValue, string> print)
    {
        for (var i = 0; i < values.Count; i++)
        {
            template = template.Replace($@"\text{{{(char)(FirstPlace + i)}}}", print(values[i]), StringComparison.Ordinal);
        }

        return template;
    }
}
