using System.Text;

namespace BackpropTutor.Autodiff.Expressions.Lexing;

/// <content>Names with their subscripts, and the LaTeX that is part of a name or stands for an operator.</content>
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

    /// <summary><c>_{2}</c>, <c>_{2,3}</c>, <c>_{pred}</c>, <c>_\text{pred}</c>, <c>₂</c>: written on as <c>_2</c>, <c>_2,3</c>, <c>_pred</c>.</summary>
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

    void ReadCommand()
    {
        var start = at++;
        var command = ReadCommandName();
        if (Latex.Blanks.Contains(command))
        {
            at += command is "left" or "right" && Peek() == '.' ? 1 : 0;
            spaced = true;
        }
        else if (Latex.Symbols.TryGetValue(command, out var symbol))
        {
            Bracket(symbol);
            Add(TokenKind.Symbol, start, symbol);
        }
        else if (Latex.Functions.TryGetValue(command, out var function))
        {
            Add(TokenKind.Function, start, function);
        }
        else if (Latex.Wrappers.Contains(command) || Latex.Accents.ContainsKey(command))
        {
            ReadWrapped(start, Latex.Accents.TryGetValue(command, out var accent) ? accent : null);
        }
        else if (command == "partial")
        {
            SkipBlanksOnly();
            ReadAfterPartial(start);
        }
        else if (IsGreek(command))
        {
            ReadGreek(start, command, "");
        }
        else
        {
            Add(Latex.Commands.Contains(command) ? TokenKind.Command : TokenKind.Unknown, start, command is "dfrac" or "tfrac" ? "frac" : command);
        }
    }

    static bool IsGreek(string command) => Names.GreekLetter(Spelled(command)) is not null;

    static string Spelled(string command) => command.StartsWith("var", StringComparison.Ordinal) ? command[3..] : command;

    void ReadGreek(int start, string command, string before)
    {
        var name = new StringBuilder(before + Names.GreekLetter(Spelled(command)));
        if (Peek() == '_' && RuneAt(at + 1) is { } next && Characters.ContinuesName(next))
        {
            ReadLetters(name);
        }

        ReadSubscript(name);
        Add(TokenKind.Name, start, name.ToString());
    }

    void ReadAfterPartial(int start)
    {
        if (Peek() == '\\')
        {
            at++;
            var command = ReadCommandName();
            if (IsGreek(command))
            {
                ReadGreek(start, command, "∂");
                return;
            }

            if (Latex.Wrappers.Contains(command) && Peek() == '{' && text.IndexOf('}', at) is > 0 and var close)
            {
                var inside = text[(at + 1)..close];
                at = close + 1;
                var name = new StringBuilder("∂" + inside.Trim());
                ReadLetters(name);
                ReadSubscript(name);
                Add(TokenKind.Name, start, name.ToString());
                return;
            }
        }

        ReadName(start, "∂");
    }

    void SkipBlanksOnly()
    {
        while (at < text.Length && text[at] is ' ' or '\t')
        {
            at++;
        }
    }

    /// <summary><c>\mathbf{W}_1</c>, <c>\hat{y}</c>, <c>\mathrm{relu}</c>: one name; around anything longer the command is just left out.</summary>
    void ReadWrapped(int start, char? accent)
    {
        SkipBlanksOnly();
        var braced = Peek() == '{';
        var open = at;
        at += braced ? 1 : 0;
        SkipBlanksOnly();
        var name = new StringBuilder();
        if (Peek() == '\\')
        {
            at++;
            var command = ReadCommandName();
            name.Append(IsGreek(command) ? Names.GreekLetter(Spelled(command)) : "");
        }
        else if (braced)
        {
            ReadLetters(name);
        }
        else if (RuneAt(at) is { } rune && Characters.ContinuesName(rune))
        {
            name.Append(rune.ToString());
            at += rune.Utf16SequenceLength;
        }

        SkipBlanksOnly();
        if (name.Length == 0 || (braced && Peek() != '}'))
        {
            at = open;
            return;
        }

        at += braced ? 1 : 0;
        if (accent is { } mark)
        {
            name.Append(mark);
        }

        if (name.Length == 1 && char.IsAsciiDigit(name[0]))
        {
            Add(TokenKind.Number, start, name.ToString(), name[0] - '0');
            return;
        }

        if (char.IsAsciiDigit(name[0]))
        {
            at = open;
            return;
        }

        if (Peek() == '_')
        {
            ReadLetters(name);
        }

        ReadSubscript(name);
        Add(TokenKind.Name, start, name.ToString());
    }
}
