using System.Text;

namespace BackpropTutor.Language.Lexing;

/// <content>Names with their subscripts.</content>
sealed partial class Lexer
{
    /// <summary>Reads a name at the position; its token starts at <paramref name="start"/>, before what was read already.</summary>
    void ReadName(int start, string before = "")
    {
        var name = new StringBuilder(before);
        ReadLetters(name);
        ReadSubscript(name);
        Add(TokenKind.Name, start, name.ToString());
    }

    void ReadLetters(StringBuilder name)
    {
        while (at < text.Length)
        {
            if (RuneAt(at) is { } rune && Characters.ContinuesName(rune))
            {
                name.Append(rune.ToString());
                at += rune.Utf16SequenceLength;
            }
            else if (text[at] == '_' && RuneAt(at + 1) is { } next && (Characters.ContinuesName(next) || next.Value == '_'))
            {
                name.Append('_');
                at++;
            }
            else
            {
                return;
            }
        }
    }

    /// <summary><c>_{2}</c>, <c>_{2,3}</c>, <c>_{pred}</c>, <c>_\text{pred}</c>, <c>₂</c>: written on as <c>_2</c>, <c>_2,3</c>,
    /// <c>_pred</c>.</summary>
    void ReadSubscript(StringBuilder name)
    {
        if (at < text.Length && Characters.Subscript(text[at]) is not null)
        {
            name.Append('_');
            while (at < text.Length && Characters.Subscript(text[at]) is { } c)
            {
                name.Append(c);
                at++;
            }

            ReadLetters(name);
        }
        else if (Peek() == '_' && (Peek(1) is '{' or '\\'))
        {
            var start = at;
            at++;
            var inside = ReadSubscriptText();
            if (inside is null)
            {
                at = start;
            }
            else
            {
                name.Append('_').Append(inside);
            }
        }
    }

    /// <summary>The plain letters, digits and commas of a subscript, or null where it holds anything else.</summary>
    string? ReadSubscriptText()
    {
        var inside = new StringBuilder();
        var open = 0;
        while (at < text.Length)
        {
            var c = Peek();
            if (c == '{')
            {
                open++;
                at++;
            }
            else if (c == '}')
            {
                at++;
                if (--open <= 0)
                {
                    return inside.Length == 0 ? null : inside.ToString();
                }
            }
            else if (c == '\\')
            {
                at++;
                var command = ReadCommandName();
                if (!Latex.Wrappers.Contains(command) && Names.Canonical(command) is var word)
                {
                    if (!IsGreek(word))
                    {
                        return null;
                    }

                    inside.Append(Spelled(word));
                    if (open == 0)
                    {
                        return inside.ToString();
                    }
                }
            }
            else if (RuneAt(at) is { } rune && (Characters.ContinuesName(rune) || rune.Value is '_' or ','))
            {
                inside.Append(rune.ToString());
                at += rune.Utf16SequenceLength;
            }
            else if (c == ' ' && open > 0)
            {
                at++;
            }
            else
            {
                return null;
            }
        }

        return null;
    }

    string ReadCommandName()
    {
        var start = at;
        while (char.IsAsciiLetter(Peek()))
        {
            at++;
        }

        if (at == start && at < text.Length)
        {
            at++;
        }

        return text[start..at];
    }
}
