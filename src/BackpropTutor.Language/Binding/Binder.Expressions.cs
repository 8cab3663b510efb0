using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language.Parsing;

namespace BackpropTutor.Language.Binding;

/// <content>Expressions, one rule for each kind of syntax.</content>
sealed partial class Binder
{
    Node Bind(Syntax syntax) => syntax switch
    {
        _ when mistake is not null => Fail(syntax.Span, mistake.Message),
        SumSyntax sum => Sum(sum),
        ProductSyntax product => Chain(Factors(product)),
        ComparisonSyntax comparison => Comparison(comparison),
        _ when Pieces(syntax) is { } pieces =>
            Chain([.. pieces.Select((piece, i) => new Link("", new TextSpan(piece.Span.Start, piece.Span.Start), piece))]),
        _ => Single(syntax),
    };

    /// <summary>A single factor, in which no names are glued any more.</summary>
    Node Single(Syntax syntax) => mistake is not null ? Fail(syntax.Span, mistake.Message) : syntax switch
    {
        NumberSyntax number => IsEuler(number)
            ? Fail(number.Span, BindingMessages.NumberOrEuler(number.Digits)) : Number(number.Span, number.Value),
        NegativeSyntax { Operand: NumberSyntax number } => Number(syntax.Span, -number.Value),
        NegativeSyntax negative => Make(syntax.Span, new Negate(), Single(negative.Operand)),
        NameSyntax name => Name(name),
        TransposeSyntax
        {
            Operand: GroupSyntax { Items.Length: > 1 }
            or ListSyntax { ByRows: false, IsMatrix: false, Grouped: null }
        } list => ColumnOf(list),
        TransposeSyntax transpose => Make(syntax.Span, new Transpose(), Single(transpose.Operand)),
        PowerSyntax { Base: NameSyntax name, Exponent: GroupSyntax { Items: [GroupSyntax { Items: [NumberSyntax number] }] } }
            when IsLayer(name, number) =>
            Name(LayerOf(name, number)),
        PowerSyntax { Base: NameSyntax name, Exponent: NameSyntax letter } when !IsKnown(letter) && LayerName.Of(name, letter) is { } layer
            && names.ContainsKey(layer.Canonical) => Name(layer),
        PowerSyntax { Exponent: NameSyntax { Text: "t" } exponent } power
            when !IsKnown(exponent) => Make(syntax.Span, new Transpose(), Single(power.Base)),
        PowerSyntax power => Power(power.Span, Single(power.Base), Bind(power.Exponent)),
        GroupSyntax { Items: [var item] } => Bind(item),
        GroupSyntax tuple => List(new ListSyntax(tuple.Span, [tuple.Items], false, false, tuple.Layers)),
        SumOverSyntax sum => SumOver(sum),
        CallSyntax { Certain: true, Name.Text: "sum", Arguments: [var body] } sum when ImpliedIndex(body) is { } index =>
            SumOver(new SumOverSyntax(sum.Span, index, null, null, body)),
        CallSyntax call => Call(call),
        MethodSyntax method => Method(method),
        LengthSyntax length => Length(length),
        ShapeSyntax shape => Fail(shape.Span, BindingMessages.ShapeIsNoValue),
        IndexSyntax index => Make(index.Span, new Autodiff.Ops.Index(index.Indices), Single(index.Target)),
        SelectSyntax select => Select(select),
        TextSyntax quoted => Fail(quoted.Span, BindingMessages.TextIsNoValue(Quoted(quoted.Span))),
        NewAxisSyntax axis => WithAxis(axis.Span, Single(axis.Target), axis.IsColumn),
        GradientSyntax gradient => Gradient(gradient.Span, null, gradient.By),
        NotSyntax not => Elementwise(not.Span, new Subtract(), "−", (Node.Fill(Shape.Scalar, 1), not.Span),
            (Bind(not.Operand), not.Operand.Span)),
        CasesSyntax cases => Cases(cases),
        MaskSyntax mask => Fail(mask.Span, BindingMessages.MaskInExpression(Quoted(mask.Span))),
        ListSyntax list => List(list),
        IndicatorSyntax indicator => Bind(indicator.Condition),
        AbsoluteSyntax absolute => Make(syntax.Span, new Abs(), Bind(absolute.Operand)),
        NormSyntax { Subscript: "1" } norm => Make(syntax.Span, new Sum(null, false), Make(syntax.Span, new Abs(), Bind(norm.Operand))),
        NormSyntax norm => Make(syntax.Span, new Norm(), Bind(norm.Operand)),
        FractionSyntax fraction => Fraction(fraction),
        _ => Bind(syntax),
    };

    /// <summary><c>(a, b)ᵀ</c> is the textbook's column: the vector itself, since a list of numbers is one; of a list of vectors it
    /// transposes.</summary>
    Node ColumnOf(TransposeSyntax list)
    {
        var node = Single(list.Operand);
        return node.Shape.IsVector ? node : Make(list.Span, new Transpose(), node);
    }

    /// <summary><c>2e+3</c> where e is a variable: a number to a machine, a sum to its writer.</summary>
    bool IsEuler(NumberSyntax number) =>
        number.Digits is not ['1', 'e' or 'E', ..] && number.Digits.AsSpan().IndexOfAny('e', 'E') is > 0 and var mark
            && number.Digits.AsSpan(mark).ContainsAny('+', '-') && names.ContainsKey("e");

    /// <summary><c>W^{(2)}</c> where W2 is a name: a layer, not a power.</summary>
    bool IsLayer(NameSyntax name, NumberSyntax number) => !name.FromNumPy && names.ContainsKey(LayerOf(name, number).Canonical);

    static NameSyntax LayerOf(NameSyntax name, NumberSyntax number) =>
        new(TextSpan.Around(name.Span, number.Span), name.Text + "_" + number.Digits, false);

    Node Sum(SumSyntax sum)
    {
        var (node, span) = (Bind(sum.First), sum.First.Span);
        foreach (var link in sum.Rest)
        {
            var right = Bind(link.Operand);
            var whole = TextSpan.Around(span, link.Operand.Span);
            node = Elementwise(whole, link.Sign == "+" ? new Add() : new Subtract(), link.Sign == "+" ? "+" : "−", (node, span),
                (right, link.Operand.Span));
            span = whole;
        }

        return node;
    }

    Node Comparison(ComparisonSyntax comparison)
    {
        Op op = comparison.Sign switch
        {
            "<" => new Less(),
            ">" => new Greater(),
            "<=" => new LessOrEqual(),
            ">=" => new GreaterOrEqual(),
            _ => new Equal(),
        };
        return Elementwise(comparison.Span, op, comparison.Sign, (Bind(comparison.Left), comparison.Left.Span),
            (Bind(comparison.Right), comparison.Right.Span));
    }

    /// <summary>Entry by entry with broadcasting; but a row and a vector side by side are more likely a forgotten transpose.</summary>
    Node Elementwise(TextSpan span, Op op, string sign, (Node Node, TextSpan Span) left, (Node Node, TextSpan Span) right)
    {
        if (mistake is not null)
        {
            return left.Node;
        }

        if ((IsRow(left.Node) && right.Node.Shape.IsVector) || (IsRow(right.Node) && left.Node.Shape.IsVector))
        {
            var message = BindingMessages.RowWithVector(Quoted(span), sign, left.Node.Shape, right.Node.Shape);
            return Fail(span, message, MistakeIds.InvalidShapes);
        }

        return IsColumnBeside(left.Node, right.Node) || IsColumnBeside(right.Node, left.Node)
            ? WithColumn(span, op, sign, left, right) : Joined(span, op, sign, left, right);
    }

    Node Joined(TextSpan span, Op op, string sign, (Node Node, TextSpan Span) left, (Node Node, TextSpan Span) right) =>
        Node.TryOf(op, [left.Node, right.Node], out var node, out var fault)
            ? Counted(node!, span)
            : Fail(span, BindingMessages.DoesNotJoin(Quoted(left.Span), left.Node.Shape, sign, Quoted(right.Span), right.Node.Shape,
                fault!), MistakeIds.InvalidShapes);

    static bool IsColumnBeside(Node column, Node vector) =>
        column.Shape is { IsMatrix: true, Columns: 1, Rows: > 1 } && vector.Shape.IsVector && vector.Shape[0] == column.Shape.Rows;

    /// <summary>In mathematics a vector is a column, so that beside an n×1 it is one; NumPy makes n×n of them, which is said.</summary>
    Node WithColumn(TextSpan span, Op op, string sign, (Node Node, TextSpan Span) left, (Node Node, TextSpan Span) right)
    {
        if (isNumPy)
        {
            var joined = Joined(span, op, sign, left, right);
            Note("column-broadcasts", span, () => BindingMessages.ColumnBroadcasts(Quoted(span), joined.Shape));
            return joined;
        }

        var vector = left.Node.Shape.IsVector ? left : right;
        var column = Make(vector.Span, new Reshape(Shape.Matrix(vector.Node.Shape[0], 1)), vector.Node);
        return left.Node.Shape.IsVector ? Joined(span, op, sign, (column, left.Span), right)
            : Joined(span, op, sign, left, (column, right.Span));
    }

    /// <summary>Whether a 1×n came from transposing a vector, rather than being a batch of one.</summary>
    static bool IsRow(Node node)
    {
        while (node.Shape is { IsMatrix: true, Rows: 1, Columns: > 1 })
        {
            switch (node.Op)
            {
                case Transpose:
                    return node.Inputs[0].Shape.IsVector;
                case MatMul or Autodiff.Ops.Elementwise or Prime:
                    node = node.Inputs[0];
                    break;
                case Broadcasting:
                    node = node.Inputs[0].Shape.Equals(node.Shape) ? node.Inputs[0] : node.Inputs[1];
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    Node Power(TextSpan span, Node node, Node exponent)
    {
        if (mistake is null && !isNumPy && IsSquare(node) && NumberOf(exponent) is -1)
        {
            Note("inverse", span, () => BindingMessages.ReadAsInverse(Quoted(span)));
            return Make(span, new Inverse(), node);
        }

        if (mistake is null && node.Shape.IsMatrix && node.Shape.Rows == node.Shape.Columns && NumberOf(exponent) is { } number
            && (number == -1 || number >= 2))
        {
            Note("elementwise-power", span, () => number == -1
                ? BindingMessages.NoInverse(Quoted(span)) : BindingMessages.ElementwisePower(Quoted(span)));
        }

        return Elementwise(span, new Power(), "^", (node, span), (exponent, span));
    }

    static bool IsSquare(Node node) => node.Shape.IsMatrix && node.Shape.Rows == node.Shape.Columns;

    /// <summary>
    /// <c>\log|X|</c> of a square matrix is the logarithm of its determinant's size; null where the bars hold anything else.
    /// </summary>
    Node? LogDeterminantOf(CallSyntax call)
    {
        var argument = call.Arguments is [var only] ? only : null;
        while (argument is GroupSyntax { Items: [var inner] })
        {
            argument = inner;
        }

        if (isNumPy || argument is not AbsoluteSyntax bars || !ReferenceEquals(Lookup(call.Name), Catalog.Functions["log"]))
        {
            return null;
        }

        var matrix = Bind(bars.Operand);
        if (mistake is not null || !IsSquare(matrix))
        {
            return null;
        }

        Note("log-determinant", call.Span, () => BindingMessages.ReadAsLogDeterminant(Quoted(call.Span)));
        return Make(call.Span, new LogDeterminant(), matrix);
    }

    Node Fraction(FractionSyntax fraction)
    {
        if (NameIn(fraction.Numerator) is { } of && NameIn(fraction.Denominator) is { } by
            && Derivative(fraction.Span, of, by) is { } gradient)
        {
            return gradient;
        }

        return Elementwise(fraction.Span, new Divide(), "/", (Bind(fraction.Numerator), fraction.Numerator.Span),
            (Bind(fraction.Denominator), fraction.Denominator.Span));
    }

    /// <summary>The one name of a numerator or denominator; <c>\mathrm{d}s</c> and <c>∂ s</c> are one.</summary>
    static NameSyntax? NameIn(Syntax syntax) => syntax switch
    {
        NameSyntax name => name,
        GroupSyntax { Items: [var only] } => NameIn(only),
        ProductSyntax { First: NameSyntax { Text: "d" or "∂" } sign, Rest: [{ Sign: "", Operand: var operand }] }
            when NameIn(operand) is { } name =>
            new(TextSpan.Around(sign.Span, operand.Span), sign.Text + name.Text, false),
        _ => null,
    };

    Node Length(LengthSyntax length)
    {
        var target = Bind(length.Target);
        if (mistake is null && length.Of is { } count && count != target.Shape.Rank)
        {
            return Fail(length.Span, BindingMessages.ShapeTakenApart(target.Shape, count), MistakeIds.InvalidShapes);
        }

        var axis = length.Axis < 0 ? length.Axis + target.Shape.Rank : length.Axis;
        return axis >= 0 && axis < target.Shape.Rank
            ? Number(length.Span, target.Shape[axis])
            : Fail(length.Span, BindingMessages.NoSuchAxis(length.Axis, target.Shape), MistakeIds.InvalidShapes);
    }
}
