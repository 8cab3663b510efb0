using System.Collections.Immutable;
using BackpropTutor.Language.Lexing;

namespace BackpropTutor.Language.Parsing;

/// <content>What depends on a condition: indicators and <c>cases</c>.</content>
sealed partial class Parser
{
    static readonly ImmutableArray<string> Ifs = ["if", "for", "when", "where"];
    static readonly ImmutableArray<string> Elses = ["otherwise", "else"];

    /// <summary><c>1_{z > 0}</c>, <c>\mathbf{1}_{\{z > 0\}}</c>, <c>\mathbb{I}_{z > 0}</c>; of a bold 1 also <c>\mathbf{1}_3</c>, that many
    /// ones.</summary>
    Syntax SubscriptedOne(Token one)
    {
        Take();
        var inside = Current.Is("{") ? Group() : Operand();
        var span = TextSpan.Around(one.Span, inside.Span);
        var condition = inside;
        while (condition is GroupSyntax { Items: [var only] })
        {
            condition = only;
        }

        if (condition is ComparisonSyntax)
        {
            return Checked(new IndicatorSyntax(span, condition));
        }

        return one.Text == Token.BoldOne && condition is NumberSyntax
            ? new CallSyntax(span, new NameSyntax(one.Span, "ones", true), 0, null, [condition], [], inside.Span, false, 2)
            : Fail(span, SyntaxMessages.LimitsOfIndicator);
    }

    /// <summary>A value and its condition on each line; the words “if” and “otherwise” may stand before or in place of one.</summary>
    Syntax Cases(Token begin)
    {
        if (!Enter(begin.Span))
        {
            return new NumberSyntax(begin.Span, 0, "0");
        }

        var cases = ImmutableArray.CreateBuilder<Case>();
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

                var value = Expression();
                Accept(",");
                if (!Accept("&") && !Current.Is("\\\\") && !Ifs.Contains(Current.Text) && !Elses.Contains(Current.Text))
                {
                    Fail(Current.Span, SyntaxMessages.CaseNeedsCondition);
                }

                var condition = Condition();
                cases.Add(new Case(value, condition));
                deepest = Math.Max(deepest, Math.Max(value.Layers, condition?.Layers ?? 1));
                SkipLineEnds();
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
        return cases.Count == 0
            ? Fail(span, SyntaxMessages.ValueExpected("")) : Checked(new CasesSyntax(span, cases.ToImmutable(), layers + cases.Count));
    }

    Syntax? Condition()
    {
        while (Current.Kind == TokenKind.Name && Ifs.Contains(Current.Text))
        {
            Take();
        }

        if (Current.Kind == TokenKind.Name && Elses.Contains(Current.Text))
        {
            Take();
            return null;
        }

        var condition = Expression();
        Accept(",");
        return condition;
    }
}
