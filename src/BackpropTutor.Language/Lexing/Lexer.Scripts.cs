namespace BackpropTutor.Language.Lexing;

/// <content>Lines of a script that compute nothing. They are passed over as raw text, since what stands in their quotes is no
/// mathematics.</content>
sealed partial class Lexer
{
    static readonly string[] Idle = ["import", "from", "print", "np.random.seed", "numpy.random.seed", "```", "plt.", "%matplotlib"];

    bool PassOver()
    {
        if (!AtStatementStart || Array.Find(Idle, StandsHere) is not { } word)
        {
            return false;
        }

        var start = at;
        SkipLogicalLine();
        Add(TokenKind.PassedOver, start, word);
        return true;
    }

    /// <summary>Whether the word stands here and is no beginning of a longer name, nor a name that is being defined.</summary>
    bool StandsHere(string word)
    {
        if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0)
        {
            return false;
        }

        if (!char.IsLetter(word[^1]))
        {
            return true;
        }

        var next = at + word.Length;
        while (next < text.Length && text[next] is ' ' or '\t')
        {
            next++;
        }

        var after = next < text.Length ? text[next] : '\n';
        return word.StartsWith("print", StringComparison.Ordinal) || word.Contains('.', StringComparison.Ordinal)
            ? after is '('
            : next > at + word.Length && char.IsLetter(after);
    }

    /// <summary>To the line end at which no bracket and no quote is open.</summary>
    void SkipLogicalLine()
    {
        var open = 0;
        var quote = '\0';
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (c is '\n' or '\r' && (open <= 0 || quote != '\0'))
            {
                return;
            }

            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'')
            {
                quote = c;
            }
            else if (c is '(' or '[' or '{')
            {
                open++;
            }
            else if (c is ')' or ']' or '}')
            {
                open--;
            }
        }
    }
}
