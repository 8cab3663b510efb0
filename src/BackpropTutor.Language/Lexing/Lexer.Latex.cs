using System.Text;

namespace BackpropTutor.Language.Lexing;

/// <content>LaTeX: commands that are operators or functions, names in another look, and what only frames a formula.</content>
sealed partial class Lexer
{
    /// <summary>Wrappers and accents around one another, more of which nobody writes.</summary>
    const int MostWrappers = 8;

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
            ReadOperator(start, symbol);
        }
        else if (Latex.Functions.TryGetValue(command, out var function))
        {
            Add(TokenKind.Function, start, function);
        }
        else if (Latex.Frames.Contains(command))
        {
            OpenFrame();
        }
        else if (Latex.Ignored.TryGetValue(command, out var arguments))
        {
            SkipGroups(arguments);
            spaced = true;
        }
        else if (command is "begin" or "end")
        {
            ReadEnvironment(start, command);
        }
        else if (command == "in")
        {
            PassOverMembership(start);
        }
        else
        {
            ReadNamed(start, command);
        }
    }

    void ReadNamed(int start, string command)
    {
        if (Latex.Wrappers.Contains(command) || Latex.Accents.ContainsKey(command))
        {
            ReadWrapped(start, command);
        }
        else if (command == "partial")
        {
            ReadAfterPartial(start);
        }
        else if (command == "nabla")
        {
            ReadGradient(start);
        }
        else if (IsGreek(command))
        {
            var name = new StringBuilder(Names.GreekLetter(Spelled(command)));
            ReadAnySubscript(name);
            Add(TokenKind.Name, start, name.ToString());
        }
        else
        {
            Add(Latex.Commands.Contains(command) ? TokenKind.Command : TokenKind.Unknown, start,
                command is "dfrac" or "tfrac" or "cfrac" ? "frac" : command);
        }
    }

    /// <summary><c>\\</c> ends a line of <c>align</c>, and a row of a matrix.</summary>
    void ReadOperator(int start, string symbol)
    {
        if (symbol == "\\\\" && InDisplay)
        {
            EndLineOfDisplay(start);
            return;
        }

        Bracket(symbol);
        Add(TokenKind.Symbol, start, symbol);
    }

    static bool IsGreek(string command) => Names.GreekLetter(Spelled(command)) is not null;

    static string Spelled(string command) => command.StartsWith("var", StringComparison.Ordinal) ? command[3..] : command;

    void ReadAnySubscript(StringBuilder name)
    {
        if (Peek() == '_' && RuneAt(at + 1) is { } next && Characters.ContinuesName(next))
        {
            ReadLetters(name);
        }

        ReadSubscript(name);
    }

    /// <summary><c>\partial s</c>, <c>\partial{\mathbf{s}}</c>, <c>\partial\theta</c>: the sign and the name are one name.</summary>
    void ReadAfterPartial(int start)
    {
        SkipBlanksOnly();
        if (Peek() is '{' or '\\')
        {
            var open = at;
            if (WrappedName(MostWrappers) is { } inside)
            {
                var name = new StringBuilder("∂" + inside);
                ReadAnySubscript(name);
                Add(TokenKind.Name, start, name.ToString());
                return;
            }

            at = open;
        }

        ReadName(start, "∂");
    }

    /// <summary><c>\nabla_W</c>, <c>∇_{\mathbf{W}}</c>, <c>∇W</c>: the gradient by a name.</summary>
    void ReadGradient(int start)
    {
        SkipBlanksOnly();
        at += Peek() == '_' ? 1 : 0;
        var open = at;
        var name = new StringBuilder();
        if (Peek() is '{' or '\\')
        {
            name.Append(WrappedName(MostWrappers));
        }
        else
        {
            ReadLetters(name);
        }

        if (name.Length == 0)
        {
            at = open;
            Add(TokenKind.Unknown, start, text[start..at]);
            return;
        }

        ReadAnySubscript(name);
        Add(TokenKind.Gradient, start, name.ToString());
    }

    void SkipBlanksOnly()
    {
        while (at < text.Length && text[at] is ' ' or '\t')
        {
            at++;
        }
    }

    /// <summary><c>\mathbf{W}_1</c>, <c>\hat{\mathbf{y}}</c>, <c>\mathrm{relu}</c>: one name; around anything longer a change of look is
    /// left out, an accent is not.</summary>
    void ReadWrapped(int start, string command)
    {
        var open = at;
        if (NameOfCommand(command, MostWrappers) is not { } inside || (char.IsAsciiDigit(inside[0]) && inside.Length > 1))
        {
            at = open;
            if (Latex.Accents.ContainsKey(command))
            {
                Add(TokenKind.Unknown, start, command);
            }

            return;
        }

        if (char.IsAsciiDigit(inside[0]))
        {
            Add(TokenKind.Number, start, inside == "1" && Latex.Wrappers.Contains(command) ? Token.BoldOne : inside, inside[0] - '0');
            return;
        }

        if (inside is "det" or "tr" or "logdet" && Latex.Wrappers.Contains(command) && Peek() is not ('(' or '_'))
        {
            Add(TokenKind.Function, start, inside);
            return;
        }

        var name = new StringBuilder(inside);
        ReadAnySubscript(name);
        Add(TokenKind.Name, start, name.ToString());
    }

    /// <summary>The name that a command makes of what follows it; null where that is no single name. The position is then
    /// anywhere.</summary>
    string? NameOfCommand(string command, int levels)
    {
        if (IsGreek(command))
        {
            return Names.GreekLetter(Spelled(command));
        }

        if (levels == 0 || !(Latex.Wrappers.Contains(command) || Latex.Accents.ContainsKey(command))
            || WrappedName(levels - 1) is not { } inside)
        {
            return null;
        }

        if (!Latex.Accents.TryGetValue(command, out var accent))
        {
            return inside;
        }

        var end = inside.IndexOf('_', StringComparison.Ordinal);
        return char.IsAsciiDigit(inside[0]) ? null : end < 0 ? inside + accent : inside[..end] + accent + inside[end..];
    }

    /// <summary>One name with or without braces, itself perhaps in braces, wrappers and accents.</summary>
    string? WrappedName(int levels)
    {
        SkipBlanksOnly();
        var braced = Peek() == '{';
        at += braced ? 1 : 0;
        SkipBlanksOnly();
        var name = new StringBuilder();
        if (Peek() == '\\')
        {
            at++;
            name.Append(NameOfCommand(ReadCommandName(), levels));
        }
        else if (Peek() == '{' && levels > 0)
        {
            name.Append(WrappedName(levels - 1));
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

        if (name.Length > 0 && braced)
        {
            ReadAnySubscript(name);
            SkipBlanksOnly();
        }

        if (name.Length == 0 || (braced && Peek() != '}'))
        {
            return null;
        }

        at += braced ? 1 : 0;
        return name.ToString();
    }
}
