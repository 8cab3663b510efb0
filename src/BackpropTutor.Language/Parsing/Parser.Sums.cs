using BackpropTutor.Language.Lexing;

namespace BackpropTutor.Language.Parsing;

/// <content>Sums over an index.</content>
sealed partial class Parser
{
    /// <summary>
    /// <c>\sum_{i=1}^{n}</c>, <c>\sum_i</c>, <c>\sum_{w \in V}</c>, and the product behind it, which the index runs through.
    /// </summary>
    Syntax SumOver(Token sum)
    {
        Take();
        var braced = Accept("{");
        if (Current.Kind != TokenKind.Name)
        {
            return Fail(TextSpan.Around(sum.Span, Current.Span), SyntaxMessages.IndexNotation);
        }

        var index = Take();
        Syntax? from = null;
        if (braced && Accept("="))
        {
            from = Sum();
        }

        // Behind the index a set may be named, which says only that it is all of it.
        while (braced && !Current.Is("}") && Current.Kind != TokenKind.End)
        {
            Take();
        }

        if (braced && !Accept("}"))
        {
            return Fail(sum.Span, SyntaxMessages.NeverClosed("{"));
        }

        var to = Accept("^") ? Operand() : null;
        if (!Enter(sum.Span))
        {
            return new NumberSyntax(sum.Span, 0, "0");
        }

        var outer = reach;
        reach = Reach.All;
        var body = Product();
        reach = outer;
        nesting--;
        return Checked(new SumOverSyntax(TextSpan.Around(sum.Span, body.Span), index.Text, from, to, body));
    }
}
