namespace BackpropTutor.Language.Parsing;

/// <summary>Numbers as much of Europe writes them: <c>0,25</c>. A comma separates entries here, so that they are told, never guessed
/// at.</summary>
public static class DecimalCommas
{
    /// <summary>Whether every comma of a text stands between two digits, no blank beside it and none twice in one number, and no point is
    /// used.</summary>
    public static bool AreIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Contains('.', StringComparison.Ordinal))
        {
            return false;
        }

        var (commas, inNumber) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != ',')
            {
                inNumber &= char.IsAsciiDigit(text[i]);
                continue;
            }

            if (inNumber || i == 0 || i + 1 == text.Length || !char.IsAsciiDigit(text[i - 1]) || !char.IsAsciiDigit(text[i + 1]))
            {
                return false;
            }

            (commas, inNumber) = (commas + 1, true);
        }

        return commas > 0;
    }

    /// <summary>What to say of a text of such numbers.</summary>
    public static Mistake MistakeIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(MistakeIds.Syntax, new TextSpan(0, text.Length), SyntaxMessages.DecimalComma(text.Trim()));
    }

    /// <summary>The same text with points.</summary>
    public static string WithPoints(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Replace(',', '.');
    }
}
