using System.Collections.Immutable;
using System.Globalization;
using BackpropTutor.Autodiff;
using BackpropTutor.Language.Lexing;

namespace BackpropTutor.Language.Parsing;

/// <summary>
/// Tokens to a syntax tree, by precedence climbing, in one pass. The first mistake is kept and the position moves to the end, so that every
/// loop runs out by itself and no rule needs to ask whether the one below it succeeded.
/// </summary>
sealed partial class Parser
{
    readonly string text;
    readonly List<Token> tokens;
    int at;
    int nesting;
    int bars;
    bool blanksSeparate;
    bool isNumPy;
    Reach reach;

    /// <summary>Matrices and cases that are open, in which <c>&amp;</c> separates.</summary>
    int cells;

    Mistake? mistake;

    Parser(string text, List<Token> tokens)
    {
        this.text = text;
        this.tokens = tokens;
    }

    public static Parsed Parse(string text)
    {
        if (text.Length > Limits.Characters)
        {
            return new([], false, new Mistake(MistakeIds.TooLarge, new TextSpan(Limits.Characters, text.Length),
                SyntaxMessages.TooLong(text.Length)));
        }

        var parser = new Parser(text, Lexer.Read(text));
        var statements = parser.Statements();
        return new(statements, parser.isNumPy, parser.mistake);
    }

    Token Current => tokens[at];

    Token Next => tokens[Math.Min(at + 1, tokens.Count - 1)];

    Token Take()
    {
        var token = tokens[at];
        at = Math.Min(at + 1, tokens.Count - 1);
        return token;
    }

    bool Accept(string symbol)
    {
        if (!Current.Is(symbol))
        {
            return false;
        }

        Take();
        return true;
    }

    /// <summary>Keeps the first mistake and ends the reading; the returned syntax only fills its place.</summary>
    NumberSyntax Fail(TextSpan span, Bilingual message, string id = MistakeIds.Syntax)
    {
        mistake ??= new Mistake(id, span, message);
        at = tokens.Count - 1;
        return new NumberSyntax(span, 0, "0");
    }

    Syntax Checked(Syntax syntax) =>
        syntax.Layers > Limits.Layers ? Fail(syntax.Span, SyntaxMessages.TooDeep, MistakeIds.TooLarge) : syntax;

    bool Enter(TextSpan opening)
    {
        if (++nesting <= Limits.Nesting)
        {
            return true;
        }

        Fail(opening, SyntaxMessages.TooDeep, MistakeIds.TooLarge);
        return false;
    }

    /// <summary>The whole of what may stand on a right-hand side or in brackets.</summary>
    Syntax Expression()
    {
        var left = Sum();
        if (Comparison(Current) is not { } sign)
        {
            return left;
        }

        Take();
        if (sign == "!=")
        {
            return Fail(tokens[at - 1].Span, SyntaxMessages.NotEqual);
        }

        var right = Sum();
        return Comparison(Current) is not null
            ? Fail(Current.Span, SyntaxMessages.ChainedComparison)
            : Checked(new ComparisonSyntax(TextSpan.Around(left.Span, right.Span), sign, left, right));
    }

    static string? Comparison(Token token) =>
        token.Kind == TokenKind.Symbol && token.Text is "<" or ">" or "<=" or ">=" or "==" or "!=" ? token.Text : null;

    Syntax Sum()
    {
        var first = Product();
        ImmutableArray<Link>.Builder? rest = null;
        var layers = first.Layers;
        while (Current.Kind == TokenKind.Symbol && Current.Text is "+" or "-" && !SeparatesBySign())
        {
            var sign = Take();
            SkipBreaks();
            var operand = Product();
            layers = Math.Max(layers, operand.Layers);
            (rest ??= ImmutableArray.CreateBuilder<Link>()).Add(new Link(sign.Text, sign.Span, operand));
        }

        return rest is null ? first
            : Checked(new SumSyntax(TextSpan.Around(first.Span, rest[^1].Operand.Span), first, rest.ToImmutable(), layers + 1));
    }

    /// <summary>In <c>[1 -2]</c> the sign belongs to the second entry; in <c>[1 - 2]</c> it subtracts.</summary>
    bool SeparatesBySign() => blanksSeparate && Current.Spaced && !Next.Spaced;

    Syntax Product()
    {
        var first = Signed();
        ImmutableArray<Link>.Builder? rest = null;
        var layers = first.Layers;
        var previous = first;
        while (ProductSign() is { } sign)
        {
            var span = sign.Length == 0 ? new TextSpan(Current.Span.Start, Current.Span.Start) : Take().Span;
            if (sign.Length == 0 && Current.Kind == TokenKind.Number
                && previous is NumberSyntax or NegativeSyntax { Operand: NumberSyntax })
            {
                return Fail(TextSpan.Around(previous.Span, Current.Span), SyntaxMessages.TwoNumbers);
            }

            if (sign.Length > 0)
            {
                SkipBreaks();
            }

            isNumPy |= sign == "@";
            var operand = sign.Length == 0 ? Postfixed() : Signed();
            if (rest is null && sign is "×" or "·" && ScaledByTen(first, operand) is { } number)
            {
                first = previous = number;
                continue;
            }

            layers = Math.Max(layers, operand.Layers);
            (rest ??= ImmutableArray.CreateBuilder<Link>()).Add(new Link(sign, span, operand));
            previous = operand;
        }

        return rest is null ? first
            : Checked(new ProductSyntax(TextSpan.Around(first.Span, rest[^1].Operand.Span), first, rest.ToImmutable(), layers + 1));
    }

    /// <summary><c>1.5 × 10⁻⁷</c> at the head of a product is one number, with the digits that were typed; null where it is none.</summary>
    static Syntax? ScaledByTen(Syntax mantissa, Syntax power)
    {
        var (digits, isNegative) = mantissa is NegativeSyntax { Operand: NumberSyntax inner }
            ? (inner, true) : (mantissa as NumberSyntax, false);
        if (digits is null || digits.Digits.AsSpan().ContainsAny('e', 'E')
            || power is not PowerSyntax { Base: NumberSyntax { Digits: "10" } } scale || Whole(scale.Exponent) is not { } exponent)
        {
            return null;
        }

        var text = string.Create(CultureInfo.InvariantCulture, $"{digits.Digits}e{exponent}");
        var span = TextSpan.Around(mantissa.Span, power.Span);
        var number = new NumberSyntax(span, double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture), text);
        return isNegative ? new NegativeSyntax(span, number) : number;
    }

    static int? Whole(Syntax exponent)
    {
        const int Largest = 400;
        while (exponent is GroupSyntax { Items: [var only] })
        {
            exponent = only;
        }

        var (number, sign) = exponent is NegativeSyntax { Operand: NumberSyntax negated } ? (negated, -1) : (exponent as NumberSyntax, 1);
        return number is { Value: var value } && value == Math.Floor(value) && Math.Abs(value) <= Largest ? sign * (int)value : null;
    }

    /// <summary>The sign of the product that goes on here, "" where another factor just follows, null where the product ends.</summary>
    string? ProductSign() => Current.Kind switch
    {
        TokenKind.Symbol when Current.Text is "*" or "@" or "⊙" or "⊗" or "/" => reach == Reach.Factors ? null : Current.Text,
        TokenKind.Symbol when Current.Text is "·" or "×" => Current.Text,
        TokenKind.Symbol when Current.Text == "&" => cells > 0 ? null : "&",
        TokenKind.Function when reach == Reach.Factors => null,
        TokenKind.Symbol when Current.Text is "(" or "[" or "{" => blanksSeparate && Current.Spaced ? null : "",
        TokenKind.Symbol when Current.Text == "‖" => ClosesNorm() || (blanksSeparate && Current.Spaced) ? null : "",
        TokenKind.Symbol when Current.Text == "|" => bars > 0 || (blanksSeparate && Current.Spaced) ? null : "",
        TokenKind.Symbol when Current.Text is "|:" or "‖:" => blanksSeparate && Current.Spaced ? null : "",
        TokenKind.Number or TokenKind.Name or TokenKind.Function => blanksSeparate && Current.Spaced ? null : "",
        TokenKind.Command or TokenKind.Begin or TokenKind.Gradient => blanksSeparate && Current.Spaced ? null : "",
        _ => null,
    };

    void SkipBreaks()
    {
        while (Current.Kind == TokenKind.Break && Current.Text != ";")
        {
            Take();
        }
    }

    /// <summary><c>~(z > 0)</c>: NumPy turns a condition round.</summary>
    Syntax Not()
    {
        var sign = Take();
        isNumPy = true;
        if (!Enter(sign.Span))
        {
            return new NumberSyntax(sign.Span, 0, "0");
        }

        var operand = Current.Is("~") ? Not() : Postfixed();
        nesting--;
        return Checked(new NotSyntax(TextSpan.Around(sign.Span, operand.Span), operand));
    }

    /// <summary>Signs before a factor; a loop, since a text may consist of nothing else.</summary>
    Syntax Signed()
    {
        if (Current.Is("~"))
        {
            return Not();
        }

        if (!(Current.Is("-") || Current.Is("+")))
        {
            return Postfixed();
        }

        var signs = new Stack<TextSpan>();
        while (Current.Is("-") || Current.Is("+"))
        {
            var sign = Take();
            if (sign.Text == "-")
            {
                signs.Push(sign.Span);
            }
        }

        var operand = Postfixed();
        while (signs.TryPop(out var sign))
        {
            operand = Checked(new NegativeSyntax(TextSpan.Around(sign, operand.Span), operand));
        }

        return operand;
    }
}
