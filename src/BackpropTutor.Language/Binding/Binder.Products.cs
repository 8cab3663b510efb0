using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language.Parsing;

namespace BackpropTutor.Language.Binding;

/// <content>Chains of factors: what <c>*</c> means, and where glued names come apart.</content>
sealed partial class Binder
{
    /// <summary>The factors of a chain, glued names and products that look like calls taken apart as if blanks had been typed.</summary>
    List<Link> Factors(ProductSyntax product)
    {
        var factors = new List<Link>(product.Rest.Length + 1);
        var current = new Link("", default, product.First);
        foreach (var link in product.Rest)
        {
            if (current.Sign != "/" && link.Sign == "/" && Quotient(current.Operand, link.Operand) is { } quotient)
            {
                current = current with { Operand = quotient };
                continue;
            }

            if (link is { Sign: "", Operand: NameSyntax output } && current.Operand is GradientSyntax gradient && IsOutput(output))
            {
                current = current with { Operand = gradient with { Span = TextSpan.Around(gradient.Span, output.Span) } };
                continue;
            }

            AddPieces(factors, current.Sign, current.SignSpan, current.Operand);
            current = link;
        }

        AddPieces(factors, current.Sign, current.SignSpan, current.Operand);
        return factors;
    }

    /// <summary><c>∂s/∂z</c> wherever it stands in a product: one factor, though it looks like two. Null for any other quotient.</summary>
    Syntax? Quotient(Syntax numerator, Syntax denominator)
    {
        if (numerator is NegativeSyntax negative)
        {
            return Quotient(negative.Operand, denominator) is { } positive
                ? new NegativeSyntax(TextSpan.Around(negative.Span, positive.Span), positive) : null;
        }

        return numerator is NameSyntax of && denominator is NameSyntax by && IsDerivative(TextSpan.Around(of.Span, by.Span), of, by)
            ? new FractionSyntax(TextSpan.Around(of.Span, by.Span), of, by)
            : null;
    }

    /// <summary>The s of <c>∇_W s</c>, which only says of what the gradient is.</summary>
    bool IsOutput(NameSyntax name) => scope is not null && scope.Program.Output.Name == name.Canonical;

    void AddPieces(List<Link> factors, string sign, TextSpan signSpan, Syntax operand)
    {
        if (Pieces(operand) is not { } pieces)
        {
            factors.Add(new Link(sign, signSpan, operand is ListSyntax { Grouped: { } grouped } list
                ? new GroupSyntax(list.Span, [grouped], list.Layers) : operand));
            return;
        }

        for (var i = 0; i < pieces.Count; i++)
        {
            factors.Add(new Link(i == 0 ? sign : "", i == 0 ? signSpan : new TextSpan(pieces[i].Span.Start, pieces[i].Span.Start),
                pieces[i]));
        }
    }

    Node Chain(List<Link> factors)
    {
        var (node, span) = (factors.Count > 1 ? FirstOnes(factors[0].Operand, factors[1]) : Single(factors[0].Operand),
            factors[0].Operand.Span);
        foreach (var (sign, signSpan, operand) in factors.Skip(1))
        {
            if (mistake is not null)
            {
                break;
            }

            var right = (Node: IsOnes(operand) ? OnesBehind(node, sign, operand) : Single(operand), operand.Span);
            var whole = TextSpan.Around(span, operand.Span);
            node = mistake is null ? Product(whole, sign, signSpan, (node, span), right) : node;
            span = whole;
        }

        return node;
    }

    Node Product(TextSpan whole, string sign, TextSpan signSpan, (Node Node, TextSpan Span) left, (Node Node, TextSpan Span) right)
    {
        var shown = sign.Length == 0 ? "·" : sign;
        switch (sign)
        {
            case "/":
                return Elementwise(whole, new Divide(), "/", left, right);
            case "⊙" or "&":
                return Joined(whole, new Multiply(), sign, left, right);
            case "⊗":
                return left.Node.Shape.IsVector && right.Node.Shape.IsVector
                    ? Counted(Products.Outer(left.Node, right.Node).Node!, whole)
                    : Fail(whole, BindingMessages.OuterOrElementwise(Quoted(left.Span), Quoted(right.Span)));
            case "@":
                var product = isNumPy ? Products.DotOfOneAxis(left.Node, right.Node) : Products.Dot(left.Node, right.Node);
                return product.Node is { } node
                    ? Counted(node, whole)
                    : Fail(whole, BindingMessages.DoesNotJoin(Quoted(left.Span), left.Node.Shape, "@", Quoted(right.Span), right.Node.Shape,
                        product.Fault!), MistakeIds.InvalidShapes);
        }

        if (left.Node.Shape.IsScalar || right.Node.Shape.IsScalar)
        {
            return Counted(Node.Of(new Multiply(), left.Node, right.Node), whole);
        }

        if (sign == "·" && !isNumPy && left.Node.Shape.IsVector && left.Node.Shape.Equals(right.Node.Shape))
        {
            Note("product-reading", signSpan, () => BindingMessages.ReadAsDotProduct(Quoted(whole)));
            return Counted(Products.Dot(left.Node, right.Node).Node!, whole);
        }

        if (sign == "*" && isNumPy && (isCertain || Shape.Broadcast(left.Node.Shape, right.Node.Shape) is not null))
        {
            if (left.Node.Shape.Columns == right.Node.Shape.Rows && Shape.Broadcast(left.Node.Shape, right.Node.Shape) is not null)
            {
                Note("product-reading", signSpan, () => BindingMessages.ReadElementwiseAsNumPy);
            }

            return Joined(whole, new Multiply(), "*", left, right);
        }

        if (left.Node.Shape.Columns == right.Node.Shape.Rows)
        {
            if (sign == "*" || left.Node.Shape.Equals(right.Node.Shape))
            {
                Note("product-reading", sign.Length == 0 ? whole : signSpan, () => BindingMessages.ReadAsMatrixProduct(Quoted(whole)));
            }

            return Joined(whole, new MatMul(), shown, left, right);
        }

        if (!left.Node.Shape.Equals(right.Node.Shape))
        {
            return Fail(
                whole,
                BindingMessages.NoProduct(Quoted(left.Span), left.Node.Shape, shown, Quoted(right.Span), right.Node.Shape),
                MistakeIds.InvalidShapes);
        }

        Note(
            "product-reading",
            sign.Length == 0 ? whole : signSpan,
            () => left.Node.Shape.IsVector
                ? BindingMessages.ReadElementwiseOfVectors(Quoted(left.Span), Quoted(right.Span))
                : BindingMessages.ReadElementwise(Quoted(whole)));
        return Counted(Node.Of(new Multiply(), left.Node, right.Node), whole);
    }

    /// <summary>
    /// The factors that one operand really is: <c>δxᵀ</c> is δ and xᵀ, <c>f (1 - f)</c> with a variable f is two, <c>W^Tδ</c> is Wᵀ and δ;
    /// a sign stays with the first and a postfix with the last. Null where it is just one.
    /// </summary>
    List<Syntax>? Pieces(Syntax syntax)
    {
        switch (syntax)
        {
            case NameSyntax name:
                return IsKnown(name) ? null : Split(name, false)?.ConvertAll(Syntax (piece) => piece);
            case CallSyntax { Certain: false, Name.FromNumPy: false } call:
                return CallPieces(call);
            case NegativeSyntax { Operand: var operand } negative:
                return Pieces(operand) is { } signed ? [new NegativeSyntax(TextSpan.Around(negative.Span, signed[0].Span), signed[0]),
                    .. signed[1..]] : null;
            case TransposeSyntax { Operand: var operand }:
                return OnLast(Pieces(operand), last => new TransposeSyntax(TextSpan.Around(last.Span, syntax.Span), last));
            case IndexSyntax index:
                return OnLast(Pieces(index.Target), last => index with { Target = last, Span = TextSpan.Around(last.Span, syntax.Span) });
            case SelectSyntax select:
                return OnLast(Pieces(select.Target), last => select with { Target = last, Span = TextSpan.Around(last.Span, syntax.Span) });
            case MethodSyntax method:
                return OnLast(Pieces(method.Target), last => method with { Target = last, Span = TextSpan.Around(last.Span, syntax.Span) });
            case PowerSyntax power:
                return PowerPieces(power);
            default:
                return null;
        }
    }

    static List<Syntax>? OnLast(List<Syntax>? pieces, Func<Syntax, Syntax> postfix)
    {
        if (pieces is not null)
        {
            // The postfix's span runs from its piece's start to the end of the whole.
            var last = pieces[^1];
            var whole = postfix(last);
            pieces[^1] = whole with { Span = new TextSpan(last.Span.Start, Math.Max(last.Span.End, whole.Span.End)) };
        }

        return pieces;
    }

    List<Syntax>? PowerPieces(PowerSyntax power)
    {
        var bases = Pieces(power.Base);
        if (power.Exponent is NameSyntax { Text: ['T', _, ..] } glued && !IsKnown(glued) && !IsFunction(glued))
        {
            var end = glued.Span.Start + 1;
            var rest = new NameSyntax(new TextSpan(end, glued.Span.End), glued.Text[1..], false);
            var transposed = OnLast(bases ?? [power.Base], last => new TransposeSyntax(new TextSpan(last.Span.Start, end), last))!;
            transposed.AddRange(Pieces(rest) ?? [rest]);
            return transposed;
        }

        var exponents = Pieces(power.Exponent);
        if (bases is null && exponents is null)
        {
            return null;
        }

        var exponent = exponents is null ? power.Exponent : exponents[0];
        var raised = OnLast(bases ?? [power.Base], last => new PowerSyntax(TextSpan.Around(last.Span, exponent.Span), last, exponent))!;
        if (exponents is not null)
        {
            raised.AddRange(exponents[1..]);
        }

        return raised;
    }

    /// <summary>A name before a bracket that is no function's: the name, with its primes and power, times the bracket.</summary>
    List<Syntax>? CallPieces(CallSyntax call)
    {
        List<NameSyntax>? split = null;
        if (!IsKnown(call.Name))
        {
            if (IsFunction(call.Name) || (split = Split(call.Name, true)) is null)
            {
                return null;
            }
        }

        if (split is not null && !IsKnown(split[^1]))
        {
            var last = split[^1];
            return [.. split[..^1], call with { Name = last, Span = TextSpan.Around(last.Span, call.Bracket) }];
        }

        if (call.Arguments.Length != 1 || !call.Keywords.IsEmpty)
        {
            Fail(call.Span, BindingMessages.VariableCalled(Typed(call.Name.Span)));
            return null;
        }

        Syntax factor = split is null ? call.Name : split[^1];
        for (var i = 0; i < call.Primes; i++)
        {
            factor = new TransposeSyntax(new TextSpan(factor.Span.Start, Math.Max(factor.Span.End, call.Bracket.Start)), factor);
        }

        if (call.Exponent is { } exponent)
        {
            factor = new PowerSyntax(TextSpan.Around(factor.Span, exponent.Span), factor, exponent);
        }

        var bracket = new GroupSyntax(call.Bracket, call.Arguments, call.Layers);
        return split is null ? [factor, bracket] : [.. split[..^1], factor, bracket];
    }
}
