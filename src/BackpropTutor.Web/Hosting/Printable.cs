using System.Globalization;
using System.Text;

namespace BackpropTutor.Web.Hosting;

/// <summary>Text of visitors as it may be written to a terminal, which obeys some characters instead of showing them.</summary>
static class Printable
{
    /// <summary>
    /// Control characters, line ends and marks of direction are written as <c>\u{1B}</c>, everything else as it is.
    /// </summary>
    public static string Of(string text)
    {
        if (!text.EnumerateRunes().Any(Commands))
        {
            return text;
        }

        var shown = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Commands(rune))
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:X}}}");
            }
            else
            {
                shown.Append(rune.ToString());
            }
        }

        return shown.ToString();
    }

    static bool Commands(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
