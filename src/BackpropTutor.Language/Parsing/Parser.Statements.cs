using System.Collections.Immutable;
using BackpropTutor.Language.Lexing;

namespace BackpropTutor.Language.Parsing;

/// <content>Statements, and of scripts what they compute.</content>
sealed partial class Parser
{
    static readonly ImmutableArray<string> Refused =
        ["def", "class", "if", "elif", "else", "while", "with", "try", "except", "raise", "assert", "yield", "break", "continue", "pass"];

    ImmutableArray<Statement> Statements()
    {
        var statements = ImmutableArray.CreateBuilder<Statement>();
        while (mistake is null)
        {
            while (Current.Kind == TokenKind.Break)
            {
                Take();
            }

            if (Current.Kind == TokenKind.End)
            {
                break;
            }

            statements.Add(Current.Is("=") && statements.Count > 0 && statements[^1].Kind == StatementKind.Value
                ? Restated(statements[^1]) : Statement());
            if (mistake is null && Current.Kind is not (TokenKind.Break or TokenKind.End) && statements[^1].Kind != StatementKind.Loop)
            {
                Leftover();
            }
        }

        return statements.ToImmutable();
    }

    void Leftover()
    {
        var token = Current;
        var found = text[token.Span.Start..token.Span.End];
        Fail(token.Span, token.Kind == TokenKind.Unknown ? SyntaxMessages.UnknownCharacter(found)
            : token.Kind == TokenKind.Symbol && token.Text is ")" or "]" or "}" ? SyntaxMessages.NeverOpened(found)
            : token.Is("=") ? SyntaxMessages.OneAssignment
            : SyntaxMessages.Unexpected(found));
    }

    Statement Statement()
    {
        var first = Current;
        if (first.Kind == TokenKind.PassedOver)
        {
            Take();
            return new(StatementKind.PassedOver, [], "", [], first.Span, first.Text);
        }

        if (first.IsName("for") && Next.Kind == TokenKind.Name)
        {
            return Loop();
        }

        if (first.Kind == TokenKind.Name && Refused.Contains(first.Text) && !Next.Is("=")
            && (Next.Kind != TokenKind.Symbol || Next.Text is ":" or "(" or "["))
        {
            Fail(first.Span, SyntaxMessages.NotAComputation(first.Text));
        }

        if (first.IsName("return") && Next.Kind is not (TokenKind.Symbol or TokenKind.Break or TokenKind.End))
        {
            Take();
        }

        var values = Values();
        if (Current.Kind == TokenKind.Symbol && Current.Text is "+=" or "-=" or "*=" or "/=")
        {
            var sign = Take();
            CheckTargets(values);
            var steps = Values();
            if (values.Length != 1 || steps.Length != 1)
            {
                Fail(sign.Span, SyntaxMessages.CountsDiffer(values.Length, steps.Length));
            }

            return new(StatementKind.Update, values, sign.Text[..1], steps, Around(values, steps), "");
        }

        if (!Current.Is("="))
        {
            if (values.Length > 1)
            {
                var all = Around(values, values);
                Fail(all, DecimalCommas.AreIn(text[all.Start..all.End])
                    ? SyntaxMessages.DecimalComma(text[all.Start..all.End]) : SyntaxMessages.ListOutsideBrackets);
            }

            return new(StatementKind.Value, [], "", values, Around(values, values), "");
        }

        var equals = Take();
        values = [.. values.Select(Defined)];
        CheckTargets(values);
        var right = Values();
        if (right is [ShapeSyntax shape] && values.Length > 1)
        {
            right = [.. values.Select(Syntax (_, axis) => new LengthSyntax(shape.Span, shape.Target, axis) { Of = values.Length })];
        }

        if (right.Length != values.Length && mistake is null)
        {
            Fail(equals.Span, right.Length > 1 && values.Length == 1
                ? SyntaxMessages.ListOutsideBrackets : SyntaxMessages.CountsDiffer(values.Length, right.Length));
        }

        return new(StatementKind.Value, values, "", right, Around(values, right), "");
    }

    /// <summary><c>J(w) = …</c> defines J; that it is of w is seen anyway.</summary>
    static Syntax Defined(Syntax target) =>
        target is CallSyntax { Name: { FromNumPy: false } name, Primes: 0, Exponent: null } ? name : target;

    /// <summary>A line that begins with <c>=</c> says the same of what the line before it defines.</summary>
    Statement Restated(Statement before)
    {
        Take();
        var values = Values();
        if (values.Length != before.Values.Length)
        {
            Fail(Around(values, values), SyntaxMessages.CountsDiffer(before.Values.Length, values.Length));
        }

        return before with { Values = values, Span = Around(values, values) };
    }

    static TextSpan Around(ImmutableArray<Syntax> left, ImmutableArray<Syntax> right) => TextSpan.Around(left[0].Span, right[^1].Span);

    ImmutableArray<Syntax> Values()
    {
        var values = ImmutableArray.CreateBuilder<Syntax>();
        do
        {
            values.Add(Expression());
        }
        while (Accept(",") && Current.Kind != TokenKind.End);
        return values.ToImmutable();
    }

    /// <summary>Names, or a derivative such as <c>∂s/∂W</c> that labels the line; whether it is one the binder knows.</summary>
    void CheckTargets(ImmutableArray<Syntax> targets)
    {
        foreach (var target in targets)
        {
            if (target is not (NameSyntax { FromNumPy: false } or FractionSyntax or GradientSyntax or MaskSyntax
                or SelectSyntax { Target: NameSyntax }
                or ProductSyntax { Rest: [{ Sign: "/" }] }
                or ProductSyntax { First: GradientSyntax, Rest: [{ Sign: "", Operand: NameSyntax }] }))
            {
                Fail(target.Span, SyntaxMessages.TargetExpected);
            }
        }
    }

    /// <summary>The head of a loop; its body is the lines that follow, read once like any others.</summary>
    Statement Loop()
    {
        var start = Take();
        Take();
        if (!Current.IsName("in") || !Next.IsName("range"))
        {
            Fail(TextSpan.Around(start.Span, Current.Span), SyntaxMessages.OnlyRangeLoops);
            return new(StatementKind.Loop, [], "", [], start.Span, "for");
        }

        Take();
        Take();
        if (Current.Is("("))
        {
            Arguments();
        }

        var colon = Current;
        if (!Accept(":"))
        {
            Fail(TextSpan.Around(start.Span, colon.Span), SyntaxMessages.OnlyRangeLoops);
        }

        return new(StatementKind.Loop, [], "", [], TextSpan.Around(start.Span, colon.Span), "for");
    }
}
