using System.Globalization;
using System.Text;

namespace BackpropTutor.Autodiff.Expressions.Lexing;

/// <summary>
/// Text to tokens, in one pass and without complaint: what it cannot use becomes an <see cref="TokenKind.Unknown"/> token, and the parser,
/// which knows what was expected there, does the explaining.
/// </summary>
sealed partial class Lexer
{
    readonly string text;
    readonly List<Token> tokens;
    readonly Stack<bool> braces = new();
    int at;
    int depth;
    bool spaced;

    Lexer(string text)
    {
        this.text = text;
        tokens = new List<Token>((text.Length / 2) + 2);
    }

    public static List<Token> Read(string text)
    {
        var lexer = new Lexer(text);
        lexer.ReadAll();
        return lexer.tokens;
    }

    bool AtStatementStart => depth == 0 && (tokens.Count == 0 || tokens[^1].Kind == TokenKind.Break);

    void ReadAll()
    {
        while (at < text.Length)
        {
            if (!SkipBlank() && !PassOver())
            {
                ReadToken();
                spaced = false;
            }
        }

        tokens.Add(new Token(TokenKind.End, new TextSpan(text.Length, text.Length), "", 0, spaced));
    }

    void Add(TokenKind kind, int start, string canonical, double value = 0) =>
        tokens.Add(new Token(kind, new TextSpan(start, at), canonical, value, spaced));

    char Peek(int ahead = 0) => at + ahead < text.Length ? Characters.Plain(text[at + ahead]) : '\0';

    /// <summary>Blanks, comments, <c>$</c> signs, continued lines; a line end outside brackets is a token.</summary>
    bool SkipBlank()
    {
        var c = Peek();
        if (c is '\n' or '\r')
        {
            var start = at++;
            if (depth == 0)
            {
                Add(TokenKind.Break, start, "\n");
            }

            spaced = true;
            return true;
        }

        if (c == '#')
        {
            SkipLine();
            return true;
        }

        if (c == '\\' && Peek(1) is '\n' or '\r' && c == '\\')
        {
            at += Peek(1) == '\r' && Peek(2) == '\n' ? 3 : 2;
            spaced = true;
            return true;
        }

        if (c == '$' || Characters.IsSpace(c))
        {
            at++;
            spaced = true;
            return true;
        }

        return false;
    }

    void SkipLine()
    {
        while (at < text.Length && text[at] is not ('\n' or '\r'))
        {
            at++;
        }
    }

    void ReadToken()
    {
        var c = Peek();
        if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1))))
        {
            ReadNumber();
        }
        else if (c == '\\')
        {
            ReadCommand();
        }
        else if (c is 'Σ' or '∑')
        {
            var start = at++;
            Add(TokenKind.Function, start, "sum");
        }
        else if (RuneAt(at) is { } rune && Characters.StartsName(rune))
        {
            ReadName(at);
        }
        else if (c == '⁻' || Characters.Superscript(c) >= 0)
        {
            ReadSuperscript();
        }
        else if (Characters.Subscript(c) is not null)
        {
            ReadLooseSubscript();
        }
        else
        {
            ReadSymbol();
        }
    }

    /// <summary><c>2</c>, <c>0.5</c>, <c>.5</c>, <c>2e3</c>, <c>2e-1</c>; but <c>2e</c> is 2 and a name, and <c>2.*x</c> is 2 and an operator.</summary>
    void ReadNumber()
    {
        var start = at;
        SkipDigits();
        if (Peek() == '.' && (char.IsAsciiDigit(Peek(1)) || !(Peek(1) is '*' or '/' or '^' or '.' || char.IsLetter(Peek(1)) || Peek(1) == '_') || IsExponent(1)))
        {
            at++;
            SkipDigits();
        }

        if (IsExponent(0))
        {
            at += Peek(1) is '+' or '-' or '−' ? 2 : 1;
            SkipDigits();
        }

        var digits = text[start..at];
        var plain = string.Create(digits.Length, digits, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                var c = Characters.Plain(source[i]);
                span[i] = c == '−' ? '-' : c;
            }
        });
        Add(TokenKind.Number, start, plain, double.Parse(plain, NumberStyles.Float, CultureInfo.InvariantCulture));
    }

    bool IsExponent(int ahead) =>
        Peek(ahead) is 'e' or 'E' && (char.IsAsciiDigit(Peek(ahead + 1)) || (Peek(ahead + 1) is '+' or '-' or '−' && char.IsAsciiDigit(Peek(ahead + 2))));

    void SkipDigits()
    {
        while (char.IsAsciiDigit(Peek()))
        {
            at++;
        }
    }

    void ReadSuperscript()
    {
        var start = at;
        var negative = text[at] == '⁻';
        at += negative ? 1 : 0;
        var value = 0.0;
        var any = false;
        while (at < text.Length && Characters.Superscript(text[at]) is >= 0 and var digit)
        {
            (value, any) = ((value * 10) + digit, true);
            at++;
        }

        Add(any ? TokenKind.Superscript : TokenKind.Unknown, start, text[start..at], negative ? -value : value);
    }

    /// <summary>A subscript character that follows no name: <c>‖x‖₂</c>.</summary>
    void ReadLooseSubscript()
    {
        var start = at;
        Add(TokenKind.Symbol, start, "_");
        var digits = new StringBuilder();
        while (at < text.Length && Characters.Subscript(text[at]) is { } c)
        {
            digits.Append(c);
            at++;
        }

        var value = double.TryParse(digits.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
        Add(double.IsNaN(value) ? TokenKind.Name : TokenKind.Number, start, digits.ToString(), value);
    }

    void ReadSymbol()
    {
        var start = at;
        if (at + 1 < text.Length && Characters.Pairs.TryGetValue(string.Concat([Peek(), Peek(1)]), out var pair))
        {
            at += 2;
            Add(TokenKind.Symbol, start, pair);
            return;
        }

        var c = Peek();
        if (c == '″')
        {
            Add(TokenKind.Symbol, start, "'");
            at++;
            Add(TokenKind.Symbol, start, "'");
            return;
        }

        at += RuneAt(at) is { } rune ? rune.Utf16SequenceLength : 1;
        if (!Characters.Symbols.TryGetValue(c, out var symbol))
        {
            Add(TokenKind.Unknown, start, text[start..at]);
        }
        else if (symbol == ";" && depth == 0)
        {
            Add(TokenKind.Break, start, ";");
        }
        else
        {
            Bracket(symbol);
            Add(TokenKind.Symbol, start, symbol);
        }
    }

    void Bracket(string symbol)
    {
        if (symbol is "(" or "[" or "{")
        {
            depth++;
        }
        else if (symbol is ")" or "]" or "}" && depth > 0)
        {
            depth--;
        }
    }

    Rune? RuneAt(int index) => index < text.Length && Rune.TryGetRuneAt(text, index, out var rune)
        ? rune.IsBmp ? new Rune(Characters.Plain((char)rune.Value)) : rune
        : null;
}
