using System.Buffers;
using System.Globalization;
using System.Text;

namespace BackpropTutor.Language.Lexing;

/// <summary>
/// Text to tokens, in one pass and without complaint: what it cannot use becomes an <see cref="TokenKind.Unknown"/> token, and the parser,
/// which knows what was expected there, does the explaining.
/// </summary>
sealed partial class Lexer
{
    static readonly SearchValues<char> WholeExponent = SearchValues.Create("⁻⁰¹²³⁴⁵⁶⁷⁸⁹");

    readonly string text;
    readonly List<Token> tokens;
    int at;
    int depth;
    bool spaced;
    bool quoted;
    readonly bool isLatex;

    Lexer(string text)
    {
        this.text = text;
        isLatex = text.Contains('\\', StringComparison.Ordinal);
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
            if (!SkipBlank() && !SkipPrompt() && !PassOver() && !CloseFrame())
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

        if (c == '$' || Characters.IsSpace(c) || (c == '~' && isLatex) || (c == '&' && InDisplay) || (c == '`' && IsQuote()))
        {
            at++;
            spaced = true;
            return true;
        }

        return false;
    }

    /// <summary>Backquotes around the whole, as in a chat, rather than a prime.</summary>
    bool IsQuote()
    {
        if (AtStatementStart && StandsHere("```"))
        {
            return false;
        }

        quoted |= tokens.Count == 0;
        return tokens.Count == 0 || (quoted && text.AsSpan(at).Trim().Trim('`').IsEmpty);
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
        else if (c is 'Σ' or '∑' or '√')
        {
            var start = at++;
            Add(TokenKind.Function, start, c == '√' ? "sqrt" : "sum");
        }
        else if (c == '∇')
        {
            ReadGradient(at++);
        }
        else if (Characters.Fraction(c) is { } fraction)
        {
            var start = at++;
            Add(TokenKind.Number, start, text[start..at], fraction);
        }
        else if (Characters.MathematicalDigit(RuneAt(at)) is not null)
        {
            ReadMathematicalDigits();
        }
        else if (RuneAt(at) is { } rune && Characters.StartsName(rune))
        {
            ReadName(at);
        }
        else if (Characters.IsSuperscript(c))
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

    /// <summary><c>2</c>, <c>0.5</c>, <c>.5</c>, <c>2e3</c>, <c>2e-1</c>; but <c>2e</c> is 2 and a name, and <c>2.*x</c> is 2 and an
    /// operator.</summary>
    void ReadNumber()
    {
        var start = at;
        SkipDigits();
        if (Peek() == '.' && (char.IsAsciiDigit(Peek(1))
            || !(Peek(1) is '*' or '/' or '^' or '.' || char.IsLetter(Peek(1)) || Peek(1) == '_') || IsExponent(1)))
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
        Peek(ahead) is 'e' or 'E' && (char.IsAsciiDigit(Peek(ahead + 1))
            || (Peek(ahead + 1) is '+' or '-' or '−' && char.IsAsciiDigit(Peek(ahead + 2))));

    void SkipDigits()
    {
        while (char.IsAsciiDigit(Peek()))
        {
            at++;
        }
    }

    /// <summary>Digits of the mathematical alphabets; a 1 alone is the bold one.</summary>
    void ReadMathematicalDigits()
    {
        var start = at;
        var digits = new StringBuilder();
        while (Characters.MathematicalDigit(RuneAt(at)) is { } digit)
        {
            digits.Append(digit);
            at += 2;
        }

        var plain = digits.ToString();
        Add(TokenKind.Number, start, plain == "1" ? Token.BoldOne : plain,
            double.Parse(plain, NumberStyles.None, CultureInfo.InvariantCulture));
    }

    /// <summary><c>x²</c>, <c>x⁻¹</c> are one token; <c>eˣ</c>, <c>e⁻²ˣ</c> become <c>^(…)</c>, and <c>ᵗ</c> transposes.</summary>
    void ReadSuperscript()
    {
        var start = at;
        while (at < text.Length && Characters.IsSuperscript(text[at]))
        {
            at++;
        }

        var raised = text.AsSpan(start, at - start);
        if (raised is "ᵗ")
        {
            Add(TokenKind.Symbol, start, "ᵀ");
        }
        else if (raised.ContainsAnyExcept(WholeExponent) || raised.LastIndexOf('⁻') > 0)
        {
            AddRaised(start, at);
        }
        else
        {
            var digits = raised.TrimStart('⁻');
            var value = 0.0;
            foreach (var digit in digits)
            {
                value = (value * 10) + Characters.Superscript(digit);
            }

            Add(digits.IsEmpty ? TokenKind.Unknown : TokenKind.Superscript, start, text[start..at],
                digits.Length < raised.Length ? -value : value);
        }
    }

    void AddRaised(int start, int end)
    {
        at = start;
        Add(TokenKind.Symbol, start, "^");
        Add(TokenKind.Symbol, start, "(");
        while (at < end)
        {
            var (from, c) = (at, text[at]);
            var isDigit = Characters.Superscript(c) >= 0;
            var plain = new StringBuilder();
            do
            {
                plain.Append(isDigit ? (char)('0' + Characters.Superscript(text[at]))
                    : Characters.SuperscriptLetter(text[at]) ?? (text[at] == '⁻' ? '-' : '+'));
                at++;
            }
            while (isDigit && at < end && Characters.Superscript(text[at]) >= 0);
            var canonical = plain.ToString();
            Add(
                isDigit ? TokenKind.Number : char.IsAsciiLetter(canonical[0]) ? TokenKind.Name : TokenKind.Symbol,
                from,
                canonical,
                isDigit ? double.Parse(canonical, NumberStyles.None, CultureInfo.InvariantCulture) : 0);
        }

        Add(TokenKind.Symbol, start, ")");
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

        var value = double.TryParse(digits.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : double.NaN;
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
        if (c is '\'' or '"' && QuotedText() is { } quotedText)
        {
            Add(TokenKind.Text, start, quotedText);
            return;
        }

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

    /// <summary>What stands in quotes as an argument of a call; null where the quote is a prime.</summary>
    string? QuotedText()
    {
        const int Longest = 40;
        var isArgument = tokens.Count > 0 && tokens[^1].Kind == TokenKind.Symbol && tokens[^1].Text is "(" or "," or "=";
        var end = isArgument ? text.IndexOf(text[at], at + 1) : -1;
        if (end < 0 || end - at > Longest || text.AsSpan(at, end - at).ContainsAny('\n', '(', ')'))
        {
            return null;
        }

        var inside = text[(at + 1)..end];
        at = end + 1;
        return inside;
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
