using System.Collections.Immutable;
using BackpropTutor.Language.Lexing;

namespace BackpropTutor.Language.Parsing;

/// <content>Everything in brackets: groups, arguments, lists, matrices, bars.</content>
sealed partial class Parser
{
    TextSpan Close(Token opening, string closing)
    {
        var token = Current;
        if (Accept(closing))
        {
            return token.Span;
        }

        if (token.Kind is TokenKind.End or TokenKind.Break)
        {
            Fail(opening.Span, SyntaxMessages.NeverClosed(opening.Text));
        }
        else if (token.Kind == TokenKind.Unknown)
        {
            Fail(token.Span, SyntaxMessages.UnknownCharacter(text[token.Span.Start..token.Span.End]));
        }
        else
        {
            Fail(token.Span, SyntaxMessages.Unexpected(text[token.Span.Start..token.Span.End]));
        }

        return opening.Span;
    }

    /// <summary>Runs a rule inside a bracket, where blanks and bars start afresh.</summary>
    T Inside<T>(bool separate, Func<T> rule)
    {
        var (outerBlanks, outerBars, outerReach) = (blanksSeparate, bars, reach);
        (blanksSeparate, bars, reach) = (separate, 0, Reach.All);
        var result = rule();
        (blanksSeparate, bars, reach) = (outerBlanks, outerBars, outerReach);
        nesting--;
        return result;
    }

    Syntax Group()
    {
        var opening = Take();
        if (!Enter(opening.Span))
        {
            return new NumberSyntax(opening.Span, 0, "0");
        }

        var items = Inside(false, () =>
        {
            var list = ImmutableArray.CreateBuilder<Syntax>();
            do
            {
                list.Add(Expression());
            }
            while (Accept(",") && !Current.Is(")"));
            return list.ToImmutable();
        });
        var closing = Close(opening, opening.Is("{") ? "}" : ")");
        return Checked(new GroupSyntax(TextSpan.Around(opening.Span, closing), items, items.Max(item => item.Layers) + 1));
    }

    (ImmutableArray<Syntax> Arguments, ImmutableArray<Keyword> Keywords, TextSpan Bracket, int Layers) Arguments(string closing = ")")
    {
        var opening = Take();
        if (!Enter(opening.Span))
        {
            return ([], [], opening.Span, 1);
        }

        var arguments = ImmutableArray.CreateBuilder<Syntax>();
        var keywords = ImmutableArray.CreateBuilder<Keyword>();
        var layers = Inside(false, () =>
        {
            var deepest = 1;
            while (!Current.Is(closing) && mistake is null)
            {
                if (Current.Kind == TokenKind.Name && Next.Is("="))
                {
                    var name = Take();
                    Take();
                    keywords.Add(new Keyword(name.Text, name.Span, Expression()));
                    if (keywords.Take(keywords.Count - 1).Any(keyword => keyword.Name == name.Text))
                    {
                        Fail(name.Span, SyntaxMessages.KeywordTwice(name.Text));
                    }
                }
                else
                {
                    arguments.Add(Expression());
                    deepest = Math.Max(deepest, arguments[^1].Layers);
                }

                if (!Accept(","))
                {
                    break;
                }
            }

            return deepest;
        });
        var end = Close(opening, closing);
        return (arguments.ToImmutable(), keywords.ToImmutable(), TextSpan.Around(opening.Span, end), layers);
    }

    /// <summary><c>[1, 2]</c>, <c>[[1, 2], [3, 4]]</c>, <c>[1 2; 3 4]</c>: blanks separate where no comma does.</summary>
    Syntax List()
    {
        var commas = Holds(commasOf, at);
        var opening = Take();
        if (!Enter(opening.Span))
        {
            return new NumberSyntax(opening.Span, 0, "0");
        }

        var rows = ImmutableArray.CreateBuilder<ImmutableArray<Syntax>>();
        var byRows = false;
        var layers = Inside(!commas, () =>
        {
            var deepest = 1;
            do
            {
                var row = ImmutableArray.CreateBuilder<Syntax>();
                while (mistake is null && !Current.Is("]") && !Current.Is(";"))
                {
                    row.Add(Expression());
                    deepest = Math.Max(deepest, row[^1].Layers);
                    if (commas ? !Accept(",") : !Current.Spaced)
                    {
                        break;
                    }
                }

                if (row.Count > 0)
                {
                    rows.Add(row.ToImmutable());
                }

                byRows |= Current.Is(";");
            }
            while (Accept(";"));
            return deepest;
        });
        var closing = Close(opening, "]");
        var span = TextSpan.Around(opening.Span, closing);
        if (rows.Count == 0)
        {
            return Fail(span, SyntaxMessages.ValueExpected("]"));
        }

        var byBlanks = !commas && rows.Any(row => row.Length > 1);
        if (byBlanks && rows.SelectMany(row => row).FirstOrDefault(HasSpacedSign) is { } spaced)
        {
            return Fail(spaced.Span, SyntaxMessages.BlanksSeparate);
        }

        return !byRows && rows is [[ListSyntax { IsMatrix: true } matrix]]
            ? matrix
            : Checked(new ListSyntax(span, rows.ToImmutable(), byRows, false, layers + 1) { ByBlanks = byBlanks });
    }

    /// <summary>In <c>[a b + c d; …]</c> it cannot be told which blanks separate and which multiply.</summary>
    bool HasSpacedSign(Syntax entry) => entry switch
    {
        SumSyntax sum => sum.Rest.Any(link => IsSpaced(link.SignSpan)),
        ProductSyntax product => product.Rest.Any(link => link.Sign.Length > 0 && IsSpaced(link.SignSpan)),
        _ => false,
    };

    bool IsSpaced(TextSpan sign) => sign.Start > 0 && Characters.IsSpace(text[sign.Start - 1]);

    readonly HashSet<int> commasOf = [];
    readonly HashSet<int> comparisonsOf = [];
    bool hasLookedInside;

    /// <summary>Whether the bracket that opens at a token has commas, or a comparison, directly inside; found for all brackets in one
    /// pass.</summary>
    bool Holds(HashSet<int> what, int opening)
    {
        if (!hasLookedInside)
        {
            hasLookedInside = true;
            LookInside();
        }

        return what.Contains(opening);
    }

    void LookInside()
    {
        var open = new Stack<int>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Kind != TokenKind.Symbol)
            {
                continue;
            }

            if (token.Text is "(" or "[" or "{")
            {
                open.Push(i);
            }
            else if (token.Text is ")" or "]" or "}")
            {
                open.TryPop(out _);
            }
            else if (open.TryPeek(out var innermost) && (token.Text == "," ? commasOf : Comparison(token) is not null
                ? comparisonsOf : null) is { } found)
            {
                found.Add(innermost);
            }
        }
    }

    /// <summary><c>\begin{bmatrix} 1 &amp; 2 \\ 3 &amp; 4 \end{bmatrix}</c>.</summary>
    Syntax Matrix(Token begin)
    {
        var name = begin.Text;
        if (name == "cases")
        {
            return Cases(begin);
        }

        if (!name.EndsWith("matrix", StringComparison.Ordinal) && name != "array")
        {
            return Fail(begin.Span, SyntaxMessages.MatrixEnvironment(name));
        }

        if (!Enter(begin.Span))
        {
            return new NumberSyntax(begin.Span, 0, "0");
        }

        var rows = ImmutableArray.CreateBuilder<ImmutableArray<Syntax>>();
        cells++;
        var layers = Inside(false, () =>
        {
            var deepest = 1;
            do
            {
                SkipLineEnds();
                if (IsEnd())
                {
                    break;
                }

                var row = ImmutableArray.CreateBuilder<Syntax>();
                do
                {
                    SkipLineEnds();
                    row.Add(Expression());
                    deepest = Math.Max(deepest, row[^1].Layers);
                    SkipLineEnds();
                }
                while (Accept("&"));
                rows.Add(row.ToImmutable());
            }
            while (Accept("\\\\"));
            return deepest;
        });
        cells--;
        if (!IsEnd())
        {
            return NeverEnded(begin);
        }

        var span = TextSpan.Around(begin.Span, Take().Span);
        return rows.Count == 0
            ? Fail(span, SyntaxMessages.ValueExpected(""))
            : Checked(new ListSyntax(span, rows.ToImmutable(), rows.Count > 1 || rows[0].Length == 1, true, layers + 1));
    }

    bool IsEnd() => Current.Kind == TokenKind.EndOf;

    NumberSyntax NeverEnded(Token begin) =>
        Fail(Current.Kind == TokenKind.End ? begin.Span : Current.Span, SyntaxMessages.NeverClosed(@"\begin{" + begin.Text + "}"));

    void SkipLineEnds()
    {
        while (Current.Kind == TokenKind.Break && Current.Text == "\n")
        {
            Take();
        }
    }

    /// <summary>Whether a norm that is open here would be closed by the next ‖; <c>\lVert</c> and <c>\rVert</c> say themselves which they
    /// are.</summary>
    bool ClosesNorm() => norms > 0;

    int norms;

    Syntax Bars()
    {
        var opening = Take();
        if (!Enter(opening.Span))
        {
            return new NumberSyntax(opening.Span, 0, "0");
        }

        var separate = blanksSeparate;
        blanksSeparate = false;
        var (outerBars, outerNorms, outerReach) = (bars, norms, reach);
        reach = Reach.All;
        var isAbsolute = opening.Text[0] == '|';
        (bars, norms) = isAbsolute ? (bars + 1, 0) : (0, norms + 1);
        var inside = Sum();
        (bars, norms, reach) = (outerBars, outerNorms, outerReach);
        blanksSeparate = separate;
        nesting--;
        var closing = Close(opening, Current.Text == ":" + opening.Text[0] ? Current.Text : opening.Text[..1]);
        var span = TextSpan.Around(opening.Span, closing);
        return Checked(isAbsolute ? new AbsoluteSyntax(span, inside) : NormWithSubscript(span, inside));
    }

    /// <summary><c>‖x‖_2</c> and <c>‖W‖_F</c> are the norm that is read; any other subscript is refused.</summary>
    Syntax NormWithSubscript(TextSpan span, Syntax inside)
    {
        if (!Accept("_"))
        {
            return new NormSyntax(span, inside);
        }

        var braced = Accept("{");
        var token = Take();
        var isOne = token.Kind == TokenKind.Number && token.Value == 1;
        if ((!isOne && !(token.Kind == TokenKind.Number && token.Value == 2) && !token.IsName("F")) || (braced && !Accept("}")))
        {
            return Fail(token.Span, SyntaxMessages.OnlyTwoNorm);
        }

        return new NormSyntax(span, inside) { Subscript = isOne ? "1" : "2" };
    }
}
