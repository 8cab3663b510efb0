namespace BackpropTutor.Classrooms.Gradebooks;

/// <summary>Keeps a spreadsheet from taking a name for a formula. Numbers never come this way: they stay numbers.</summary>
static class SpreadsheetText
{
    /// <summary>Full-width forms too, which some programs read alike.</summary>
    const string Starts = "=+-@\t\r\n＝＋－＠|%";

    public static string Neutral(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var seen = text.TrimStart();
        return Starts.Contains(seen.Length > 0 ? seen[0] : text[0], StringComparison.Ordinal) ? "'" + text : text;
    }
}
