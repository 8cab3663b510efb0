using System.Collections.Immutable;
using System.Globalization;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language.Lexing;
using BackpropTutor.Language.Parsing;

namespace BackpropTutor.Language.Binding;

/// <summary>
/// Texts that name no variable and so are numbers, however they are written: several lines of working, <c>2*[[1, 2]]</c>, <c>[[1,
/// 2]].T</c>, <c>eye(2)</c>. A list keeps the digits of its entries; what is calculated knows how far its rounded decimals may carry.
/// </summary>
static class ConstantReader
{
    /// <summary>A decimal with fewer digits is as likely to be exact: <c>0.5</c>.</summary>
    const int DigitsOfRounded = 3;

    /// <summary>Different decimals of one text whose rounding is followed up.</summary>
    const int MostDecimals = 12;

    public static Outcome<TypedNumbers> Read(string text, AskedFor? asked)
    {
        var parsed = Parser.Parse(text);
        if (parsed.Mistake is { } mistake)
        {
            return mistake;
        }

        var (read, source) = Binder.ConstantText(text, parsed, asked);
        if (!read.Succeeded)
        {
            return read.Mistake;
        }

        if (source is not null && Literal(text, source) is { } literal)
        {
            return literal;
        }

        var value = ValueOf(read.Value.Node);
        foreach (var entry in value.Values)
        {
            if (!double.IsFinite(entry))
            {
                return new Mistake(MistakeIds.NotFinite, new TextSpan(0, text.Length), BindingMessages.NotFinite(text.Trim()));
            }
        }

        var uncertainty = Uncertainty(text, asked, value);
        var span = source?.Span ?? new TextSpan(0, text.Length);
        return new TypedNumbers(
            text, value, [.. value.Values.ToArray()
                .Select((entry, i) => new TypedNumber(entry, true, 0, 0, span) { Uncertainty = uncertainty[i] })]);
    }

    /// <summary>A list of plain numbers, perhaps transposed, with the digits that each was typed with; null for anything else.</summary>
    static TypedNumbers? Literal(string text, Syntax source)
    {
        if (source is not TransposeSyntax { Operand: var operand })
        {
            return NumberReader.Of(text, text, source, 0).Value;
        }

        if (Literal(text, operand) is not { } inner || inner.Shape.IsScalar)
        {
            return null;
        }

        if (inner.Shape.IsVector && !inner.IsColumn)
        {
            return inner with { IsColumn = true };
        }

        var (rows, columns) = (inner.Shape.Rows, inner.Shape.Columns);
        var order = Enumerable.Range(0, rows * columns).Select(i => (i % rows * columns) + (i / rows)).ToArray();
        var shape = inner.Shape.Rows == 1 ? Shape.Vector(columns) : Shape.Matrix(columns, rows);
        return inner with
        {
            Value = Tensor.Of(shape, [.. order.Select(i => inner.Value[i])]),
            Entries = [.. order.Select(i => inner.Entries[i])],
            IsColumn = shape.IsVector,
        };
    }

    static Tensor ValueOf(Node node) => Run.Of(Graph.Of(node), ImmutableDictionary<string, Tensor>.Empty)[node];

    /// <summary>The same of one number that was calculated.</summary>
    public static double Uncertainty(string text, double value) => Uncertainty(text, null, Tensor.Scalar(value))[0];

    /// <summary>How far each entry moves, in all, when each decimal moves by half of its last digit; equal decimals are one
    /// number.</summary>
    static double[] Uncertainty(string text, AskedFor? asked, Tensor value)
    {
        var moved = new double[value.Values.Length];
        var decimals = Lexer.Read(text).Where(IsRounded).GroupBy(token => token.Text, StringComparer.Ordinal).Take(MostDecimals);
        foreach (var equal in decimals)
        {
            var places = equal.Key.Length - equal.Key.IndexOf('.', StringComparison.Ordinal) - 1;
            var other = (equal.First().Value + (0.5 * Math.Pow(10, -places))).ToString("R", CultureInfo.InvariantCulture);
            var changed = text;
            foreach (var token in equal.OrderByDescending(token => token.Span.Start))
            {
                changed = string.Concat(changed.AsSpan(0, token.Span.Start), other, changed.AsSpan(token.Span.End));
            }

            if (Binder.ConstantText(changed, Parser.Parse(changed), asked).Read.Value is not { } read
                || !read.Node.Shape.Equals(value.Shape))
            {
                continue;
            }

            var there = ValueOf(read.Node);
            for (var i = 0; i < moved.Length; i++)
            {
                moved[i] += Math.Abs(there[i] - value[i]);
            }
        }

        return moved;
    }

    static bool IsRounded(Token token) =>
        token.Kind == TokenKind.Number && token.Text.Contains('.', StringComparison.Ordinal) && !token.Text.AsSpan().ContainsAny('e', 'E')
        && token.Text.Replace(".", "", StringComparison.Ordinal).TrimStart('0').Length >= DigitsOfRounded;
}
