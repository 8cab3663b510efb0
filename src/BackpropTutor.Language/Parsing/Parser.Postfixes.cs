using System.Collections.Immutable;
using BackpropTutor.Language.Lexing;

namespace BackpropTutor.Language.Parsing;

/// <content>What follows an operand: powers, transposes, methods, indices.</content>
sealed partial class Parser
{
    static readonly ImmutableArray<string> TransposeNames = ["T", "top"];

    Syntax Postfixed()
    {
        var operand = Operand();
        while (mistake is null)
        {
            var token = Current;
            if (token.Kind == TokenKind.Superscript)
            {
                Take();
                operand = new PowerSyntax(TextSpan.Around(operand.Span, token.Span), operand,
                    new NumberSyntax(token.Span, token.Value, token.Text));
            }
            else if (token.Is("'") || token.Is("ᵀ"))
            {
                Take();
                operand = new TransposeSyntax(TextSpan.Around(operand.Span, token.Span), operand);
            }
            else if (token.Is("^"))
            {
                operand = Raised(operand);
            }
            else if (token.Is("_") && operand is PowerSyntax { Base: NormSyntax { Subscript: null } norm } power)
            {
                operand = NormWithSubscript(norm.Span, norm.Operand) is NormSyntax named ? power with { Base = named } : operand;
            }
            else if (token.Is(".") && Next.Kind is TokenKind.End or TokenKind.Break)
            {
                // The full stop of a sentence.
                Take();
                return operand;
            }
            else if (token.Is("."))
            {
                operand = Method(operand);
            }
            else if (token.Is("[") && operand is not NumberSyntax && !(blanksSeparate && token.Spaced) && (!token.Spaced || HoldsIndices()))
            {
                operand = operand is NameSyntax name && Holds(comparisonsOf, at) ? Mask(name) : Index(operand);
            }
            else
            {
                return operand;
            }

            operand = Checked(operand);
        }

        return operand;
    }

    Syntax Raised(Syntax operand)
    {
        Take();
        if (TransposeMark() is { } mark)
        {
            return new TransposeSyntax(TextSpan.Around(operand.Span, mark), operand);
        }

        if (operand is NameSyntax name && (Layer(name) ?? SubscriptBehindTranspose(name)) is { } whole)
        {
            return whole;
        }

        var exponent = Exponent();
        return new PowerSyntax(TextSpan.Around(operand.Span, exponent.Span), operand, exponent);
    }

    /// <summary><c>T</c>, <c>⊤</c>, <c>\top</c>, <c>'</c> behind <c>^</c>, also in braces, even where a variable is called T.</summary>
    TextSpan? TransposeMark()
    {
        if (Current.IsName("T") || Current.Is("ᵀ") || Current.Is("'"))
        {
            return Take().Span;
        }

        if (Current.Is("{") && (Next.IsName("T") || Next.Is("ᵀ") || Next.Is("'")) && tokens[Math.Min(at + 2, tokens.Count - 1)].Is("}"))
        {
            Take();
            Take();
            return Take().Span;
        }

        return null;
    }

    /// <summary><c>W^{[2]}</c>, <c>W^{[2]T}</c>: the name of a layer, W2.</summary>
    Syntax? Layer(NameSyntax name)
    {
        if (!Current.Is("{") || !Next.Is("[") || Ahead(2) is not { Kind: TokenKind.Number } number || !Ahead(3).Is("]"))
        {
            return null;
        }

        var isTransposed = Ahead(4).IsName("T") || Ahead(4).Is("ᵀ");
        var end = isTransposed ? 5 : 4;
        if (!Ahead(end).Is("}"))
        {
            return null;
        }

        var span = TextSpan.Around(name.Span, Ahead(end).Span);
        at += end + 1;
        var layer = new NameSyntax(span, name.Text + "_" + number.Text, false);
        return isTransposed ? new TransposeSyntax(span, layer) : layer;
    }

    /// <summary><c>W^T_2</c> is W₂ transposed.</summary>
    TransposeSyntax? SubscriptBehindTranspose(NameSyntax name)
    {
        if (Current.Kind != TokenKind.Name || !Current.Text.StartsWith("T_", StringComparison.Ordinal)
            || !Current.Text.AsSpan(2).ContainsAnyInRange('0', '9'))
        {
            return null;
        }

        var span = TextSpan.Around(name.Span, Current.Span);
        return new TransposeSyntax(span, new NameSyntax(span, name.Text + Take().Text[1..], false));
    }

    Token Ahead(int count) => tokens[Math.Min(at + count, tokens.Count - 1)];

    /// <summary>Right-associative: <c>2^3^2</c> is 2^9. Collected in a loop and folded from the right.</summary>
    Syntax Exponent()
    {
        var signs = new List<TextSpan>();
        var parts = new List<(Syntax Part, int Signs)>();
        do
        {
            var before = signs.Count;
            while (Current.Is("-") || Current.Is("+"))
            {
                var sign = Take();
                if (sign.Text == "-")
                {
                    signs.Add(sign.Span);
                }
            }

            var part = Operand();
            while (Current.Is("[") && part is not NumberSyntax && !(blanksSeparate && Current.Spaced))
            {
                part = Checked(Index(part));
            }

            parts.Add((part, signs.Count - before));
        }
        while (Current.Is("^") && !IsTransposeNext() && Accept("^"));

        var exponent = Negated(parts[^1].Part, signs, parts[^1].Signs);
        for (var i = parts.Count - 2; i >= 0; i--)
        {
            Syntax power = Checked(new PowerSyntax(TextSpan.Around(parts[i].Part.Span, exponent.Span), parts[i].Part, exponent));
            exponent = Negated(power, signs, parts[i].Signs);
        }

        return exponent;
    }

    bool IsTransposeNext() => (Next.Kind == TokenKind.Name && TransposeNames.Contains(Next.Text)) || Next.Is("ᵀ") || Next.Is("'");

    Syntax Negated(Syntax operand, List<TextSpan> signs, int count)
    {
        for (var i = 0; i < count; i++)
        {
            operand = Checked(new NegativeSyntax(TextSpan.Around(signs[^1], operand.Span), operand));
            signs.RemoveAt(signs.Count - 1);
        }

        return operand;
    }

    /// <summary><c>.T</c>, <c>.dot(b)</c>, <c>.sum(axis=0)</c>, <c>.shape[0]</c>.</summary>
    Syntax Method(Syntax target)
    {
        var dot = Take();
        if (Current.Kind != TokenKind.Name)
        {
            return Fail(dot.Span, SyntaxMessages.MethodExpected);
        }

        isNumPy = true;
        var name = Take();
        var span = TextSpan.Around(target.Span, name.Span);
        if (name.Text is "T" or "mT" or "H")
        {
            return new TransposeSyntax(span, target);
        }

        if (name.Text == "grad" && !Current.Is("(") && target is NameSyntax by)
        {
            return new GradientSyntax(span, by);
        }

        if (name.Text == "shape" && Current.Is("["))
        {
            return Index(target) is IndexSyntax { Indices: [{ } axis] } index
                ? new LengthSyntax(index.Span, target, axis)
                : Fail(name.Span, SyntaxMessages.IndexExpected);
        }

        if (name.Text == "shape" || (name.Text == "size" && Current.Is("(") && Next.Is(")")))
        {
            at += name.Text == "shape" ? 0 : 2;
            return new ShapeSyntax(span, target);
        }

        if (name.Text is "values" or "data" && !Current.Is("("))
        {
            return target;
        }

        if (!Current.Is("("))
        {
            return Fail(name.Span, SyntaxMessages.MethodExpected);
        }

        var (arguments, keywords, bracket, layers) = Arguments();
        span = TextSpan.Around(span, bracket);
        return name.Text is "transpose" or "t" && arguments.IsEmpty
            ? new TransposeSyntax(span, target)
            : new MethodSyntax(span, target, new NameSyntax(name.Span, name.Text, true), arguments, keywords,
                Math.Max(target.Layers, layers) + 1);
    }

    /// <summary>Whether the bracket that opens here holds positions, or rather groups a factor, as in <c>h [1 - h]</c>.</summary>
    bool HoldsIndices()
    {
        for (var ahead = 1; !Ahead(ahead).Is("]"); ahead++)
        {
            var token = Ahead(ahead);
            var isPart = token.Kind == TokenKind.Number || token.Is(":") || token.Is(",") || token.Is(".") || token.Is("-")
                || (token.Kind == TokenKind.Name && token.Text is "None" or "np" or "newaxis");
            if (!isPart)
            {
                return false;
            }
        }

        return !Next.Is("]");
    }

    /// <summary><c>dz[h &lt;= 0]</c>.</summary>
    Syntax Mask(NameSyntax target)
    {
        var opening = Take();
        isNumPy = true;
        if (!Enter(opening.Span))
        {
            return target;
        }

        var condition = Inside(false, Expression);
        return new MaskSyntax(TextSpan.Around(target.Span, Close(opening, "]")), target, condition);
    }

    /// <summary><c>x[:, None]</c>, <c>x[None, :]</c> at the bracket, or null.</summary>
    NewAxisSyntax? NewAxis(Syntax target)
    {
        var first = AxisWord(1);
        var isColumn = Next.Is(":") && Ahead(2).Is(",") && AxisWord(3) > 0 && Ahead(3 + AxisWord(3)).Is("]");
        var isRow = first > 0 && (Ahead(1 + first).Is("]")
            || (Ahead(1 + first).Is(",") && Ahead(2 + first).Is(":") && Ahead(3 + first).Is("]")));
        if (!isColumn && !isRow)
        {
            return null;
        }

        while (!Current.Is("]"))
        {
            Take();
        }

        isNumPy = true;
        return new NewAxisSyntax(TextSpan.Around(target.Span, Take().Span), target, isColumn);
    }

    /// <summary>How many tokens the word for a new axis takes, so far ahead: <c>None</c> one, <c>np.newaxis</c> three, anything else
    /// none.</summary>
    int AxisWord(int ahead) => Ahead(ahead).IsName("None") ? 1
        : Ahead(ahead).IsName("np") && Ahead(ahead + 1).Is(".") && Ahead(ahead + 2).IsName("newaxis") ? 3
        : 0;

    Syntax Index(Syntax target)
    {
        if (NewAxis(target) is { } axis)
        {
            return axis;
        }

        var opening = Take();
        if (!Enter(opening.Span))
        {
            return target;
        }

        var parts = Inside(false, IndexParts);
        var closing = Current;
        if (!Accept("]"))
        {
            return Fail(closing.Kind == TokenKind.End ? opening.Span : closing.Span, closing.Kind == TokenKind.End
                ? SyntaxMessages.NeverClosed("[") : SyntaxMessages.IndexExpected);
        }

        var span = TextSpan.Around(target.Span, closing.Span);
        return parts.All(part => part is { At: null, Start: null, Stop: null } || Position(part) is not null)
            ? new IndexSyntax(span, target, [.. parts.Select(Position)])
            : new SelectSyntax(span, target, parts, Math.Max(target.Layers, parts.Max(part => LayersOf(part))) + 1);
    }

    ImmutableArray<IndexPart> IndexParts()
    {
        var parts = ImmutableArray.CreateBuilder<IndexPart>();
        do
        {
            if (Current.Is("]") || Current.Kind == TokenKind.End)
            {
                Fail(Current.Span, SyntaxMessages.IndexExpected);
                break;
            }

            var first = Current.Is(":") ? null : Expression();
            if (!Accept(":"))
            {
                parts.Add(new(first, null, null));
                continue;
            }

            var last = Current.Is("]") || Current.Is(",") || Current.Is(":") ? null : Expression();
            if (Current.Is(":"))
            {
                Fail(Current.Span, SyntaxMessages.NoStride);
            }

            parts.Add(new(null, first, last));
        }
        while (Accept(","));
        return parts.ToImmutable();
    }

    static int LayersOf(IndexPart part) => Math.Max(part.At?.Layers ?? 1, Math.Max(part.Start?.Layers ?? 1, part.Stop?.Layers ?? 1));

    /// <summary>A place that is a whole number as typed.</summary>
    static int? Position(IndexPart part) => part.At switch
    {
        NumberSyntax { Value: <= int.MaxValue and var value } when double.IsInteger(value) => (int)value,
        NegativeSyntax { Operand: NumberSyntax { Value: <= int.MaxValue and var value } } when double.IsInteger(value) => -(int)value,
        _ => null,
    };
}
