using System.Collections.Immutable;
using BackpropTutor.Language.Lexing;

namespace BackpropTutor.Language.Parsing;

/// <content>Numbers, names, calls and all that LaTeX writes as one thing.</content>
sealed partial class Parser
{
    Syntax Operand()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                return Number();
            case TokenKind.Name:
                return Name();
            case TokenKind.Function:
                return Function();
            case TokenKind.Command:
                return Command();
            case TokenKind.Begin:
                return Matrix(Take());
            case TokenKind.Gradient:
                Take();
                return new GradientSyntax(token.Span, new NameSyntax(token.Span, token.Text, false));
            case TokenKind.Symbol when token.Text is "(" or "{":
                return Group();
            case TokenKind.Symbol when token.Text == "[":
                return List();
            case TokenKind.Symbol when token.Text is "|" or "‖" or "|:" or "‖:":
                return Bars();
            case TokenKind.Symbol when token.Text is ")" or "]" or "}":
                return Fail(token.Span, nesting > 0 ? SyntaxMessages.ValueExpected(token.Text) : SyntaxMessages.NeverOpened(token.Text));
            case TokenKind.Text:
                Take();
                return new TextSyntax(token.Span, token.Text);
            case TokenKind.Unknown:
                return Fail(token.Span, SyntaxMessages.UnknownCharacter(text[token.Span.Start..token.Span.End]));
            default:
                return Fail(token.Span, SyntaxMessages.ValueExpected(token.Kind is TokenKind.End or TokenKind.Break
                    ? "" : text[token.Span.Start..token.Span.End]));
        }
    }

    Syntax Number()
    {
        var token = Take();
        var isOne = token.Text is "1" or Token.BoldOne;
        if (isOne && Current.Is("_"))
        {
            return SubscriptedOne(token);
        }

        var opensIndicator = isOne && !Current.Spaced && (Current.Is("[") || Current.Is("{"));
        return opensIndicator && Indicator(token) is { } indicator ? indicator : new NumberSyntax(token.Span, token.Value, token.Text);
    }

    /// <summary><c>1[z > 0]</c>, or null where the bracket holds no comparison and so is just another factor.</summary>
    Syntax? Indicator(Token one)
    {
        var start = at;
        var opening = Take();
        if (!Holds(comparisonsOf, start))
        {
            if (opening.Is("["))
            {
                return Fail(TextSpan.Around(one.Span, opening.Span), SyntaxMessages.LimitsOfIndicator);
            }

            at = start;
            return null;
        }

        if (!Enter(opening.Span))
        {
            return new NumberSyntax(one.Span, 1, "1");
        }

        var (separate, outer) = (blanksSeparate, bars);
        (blanksSeparate, bars) = (false, 0);
        var condition = Expression();
        (blanksSeparate, bars) = (separate, outer);
        nesting--;
        var closing = Close(opening, opening.Is("[") ? "]" : "}");
        return Checked(new IndicatorSyntax(TextSpan.Around(one.Span, closing), condition));
    }

    /// <summary>Libraries whose functions are read by their names alone.</summary>
    static readonly ImmutableArray<string> Libraries = ["np", "numpy", "torch", "math", "jnp", "scipy", "special", "nn", "cp", "tf", "jax"];

    /// <summary>What <c>torch.nn.functional</c> has and no tensor: behind them <c>F.</c> is the library, elsewhere a matrix.</summary>
    static readonly ImmutableArray<string> OfFunctional =
    [
        "softmax", "log_softmax", "relu", "sigmoid", "tanh", "gelu", "silu", "elu", "leaky_relu", "softplus", "logsigmoid", "hardtanh",
        "cross_entropy", "mse_loss", "cosine_similarity",
    ];

    Syntax Name()
    {
        var token = Take();
        var name = new NameSyntax(token.Span, token.Text, false);
        if (token.Text == "I" && Current.Is("_"))
        {
            return SubscriptedOne(token);
        }

        var isFunctional = token.Text == "F" && Next.Kind == TokenKind.Name && OfFunctional.Contains(Next.Text);
        if ((isFunctional || Libraries.Contains(token.Text)) && Current.Is("."))
        {
            isNumPy = true;
            var path = "";
            var end = token.Span;
            while (Current.Is(".") && Next.Kind == TokenKind.Name)
            {
                Take();
                end = Current.Span;
                path += (path.Length == 0 ? "" : ".") + Take().Text;
            }

            name = new NameSyntax(TextSpan.Around(token.Span, end), path, true);
            if (path.Length == 0)
            {
                return Fail(Current.Span, SyntaxMessages.MethodExpected);
            }
        }

        return blanksSeparate && Current.Spaced ? name : Called(name);
    }

    /// <summary>A name with a bracket behind it, primes or an exponent between: <c>f(z)</c>, <c>σ'(z)</c>, <c>tanh^2(z)</c>; else the
    /// name.</summary>
    Syntax Called(NameSyntax name)
    {
        var start = at;
        var primes = Primes();
        Syntax? exponent = null;
        if (Current.Kind == TokenKind.Superscript && Next.Is("("))
        {
            var token = Take();
            exponent = new NumberSyntax(token.Span, token.Value, token.Text);
        }
        else if (Current.Is("^") && tokens[Math.Min(at + 2, tokens.Count - 1)].Is("(") && Next.Kind == TokenKind.Number)
        {
            Take();
            var token = Take();
            exponent = new NumberSyntax(token.Span, token.Value, token.Text);
        }

        if (!Current.Is("("))
        {
            at = start;
            return name;
        }

        var (arguments, keywords, bracket, layers) = Arguments();
        return Checked(new CallSyntax(TextSpan.Around(name.Span, bracket), name, primes, exponent, arguments, keywords, bracket, false,
            layers + 1));
    }

    /// <summary><c>\tanh z</c>, <c>\log p</c>, <c>Σ x</c>: the function of what follows, brackets or not.</summary>
    Syntax Function()
    {
        var token = Take();
        var name = new NameSyntax(token.Span, token.Text, false);
        if (Current.Is("_"))
        {
            return token.Text == "sum" ? SumOver(token) : Fail(TextSpan.Around(token.Span, Next.Span), SyntaxMessages.IndexNotation);
        }

        var primes = Primes();
        Syntax? exponent = null;
        if (Current.Kind == TokenKind.Superscript)
        {
            var power = Take();
            exponent = new NumberSyntax(power.Span, power.Value, power.Text);
        }
        else if (Current.Is("^"))
        {
            if (token.Text == "sum")
            {
                return Fail(TextSpan.Around(token.Span, Next.Span), SyntaxMessages.IndexNotation);
            }

            Take();
            exponent = Exponent();
        }

        if (Current.Is("(") || Current.Is("{"))
        {
            var (arguments, keywords, bracket, layers) = Arguments(Current.Is("{") ? "}" : ")");
            return Checked(new CallSyntax(TextSpan.Around(token.Span, bracket), name, primes, exponent, arguments, keywords, bracket, true,
                layers + 1));
        }

        if (!Enter(token.Span))
        {
            return name;
        }

        var argument = Argument(token);
        nesting--;
        return Checked(new CallSyntax(
            TextSpan.Around(token.Span, argument.Span), name, primes, exponent, [argument], [], argument.Span, true, argument.Layers + 1));
    }

    /// <summary>
    /// What a function without brackets is of: after a LaTeX command all factors up to the next function, sign or bracket (<c>\sin 2x</c>),
    /// of <c>\sum</c> the whole product; after Σ and √ the next factor.
    /// </summary>
    Syntax Argument(Token function)
    {
        if (text[function.Span.Start] != '\\' || function.Text == "sqrt")
        {
            return Postfixed();
        }

        var outer = reach;
        reach = function.Text == "sum" ? Reach.All : Reach.Factors;
        var argument = Product();
        reach = outer;
        return argument;
    }

    /// <summary>How many primes stand here: <c>'</c>, <c>^\prime</c>, <c>^{\prime}</c>.</summary>
    int Primes()
    {
        var primes = 0;
        while (mistake is null)
        {
            if (Current.Is("^") && Next.Is("'"))
            {
                Take();
            }
            else if (Current.Is("^") && Next.Is("{") && tokens[Math.Min(at + 2, tokens.Count - 1)].Is("'")
                && tokens[Math.Min(at + 3, tokens.Count - 1)].Is("}"))
            {
                Take();
                Take();
                Take();
                Take();
                primes++;
                continue;
            }

            if (!Accept("'"))
            {
                break;
            }

            primes++;
        }

        return primes;
    }

    Syntax Command()
    {
        var token = Take();
        switch (token.Text)
        {
            case "frac":
                var numerator = LatexArgument(token);
                var denominator = LatexArgument(token);
                return Checked(new FractionSyntax(TextSpan.Around(token.Span, denominator.Span), numerator, denominator));
            case "sqrt":
                if (Current.Is("["))
                {
                    return Fail(Current.Span, SyntaxMessages.SquareRootIndex);
                }

                var argument = LatexArgument(token);
                var span = TextSpan.Around(token.Span, argument.Span);
                return Checked(new CallSyntax(span, new NameSyntax(token.Span, "sqrt", false), 0, null, [argument], [], argument.Span, true,
                    argument.Layers + 1));
            default:
                return Fail(token.Span, SyntaxMessages.UnknownCharacter("\\" + token.Text));
        }
    }

    /// <summary>An argument of <c>\frac</c>: a group, or one digit or letter of what stands there without one (<c>\frac12</c>).</summary>
    Syntax LatexArgument(Token command)
    {
        var token = Current;
        if (token.Is("{"))
        {
            return Group();
        }

        if (token.Kind is not (TokenKind.Number or TokenKind.Name))
        {
            if (!Enter(command.Span))
            {
                return new NumberSyntax(command.Span, 0, "0");
            }

            var operand = Operand();
            nesting--;
            return operand;
        }

        if (token.Kind == TokenKind.Name || token.Span.Length == 1 || !token.Text.All(char.IsAsciiDigit))
        {
            Take();
            return token.Kind == TokenKind.Name
                ? new NameSyntax(token.Span, token.Text, false) : new NumberSyntax(token.Span, token.Value, token.Text);
        }

        var first = new TextSpan(token.Span.Start, token.Span.Start + 1);
        var rest = token.Text[1..];
        tokens[at] = token with
        {
            Span = new TextSpan(first.End, token.Span.End),
            Text = rest,
            Value = double.Parse(rest, System.Globalization.CultureInfo.InvariantCulture),
            Spaced = false,
        };
        return new NumberSyntax(first, token.Text[0] - '0', token.Text[..1]);
    }
}
