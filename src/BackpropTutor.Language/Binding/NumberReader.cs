using System.Collections.Immutable;
using System.Globalization;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language.Parsing;

namespace BackpropTutor.Language.Binding;

/// <summary>
/// Typed numbers. A text without brackets of its own is read as if it stood in them, its lines being rows; so every spelling of a
/// vector or matrix is one grammar.
/// </summary>
static class NumberReader
{
    static readonly Bilingual NumberExpected = new("A number is expected here.", "여기에는 숫자가 와야 해요.");

    public static Outcome<TypedNumbers> Read(string text, AskedFor? asked)
    {
        var plain = WithoutComments(text);
        if (HoldsAssignment(plain))
        {
            return ConstantReader.Read(text, asked);
        }

        var listed = Listed(plain);
        if (listed.Succeeded)
        {
            return listed.Value with { Text = text };
        }

        var computed = ConstantReader.Read(text, asked);
        return computed.Succeeded || (ReferenceEquals(listed.Mistake.Message, NumberExpected) && computed.Mistake is not null)
            ? computed : listed;
    }

    /// <summary>The same text, every place in it as before, with blanks for comments.</summary>
    static string WithoutComments(string text)
    {
        if (!text.Contains('#', StringComparison.Ordinal))
        {
            return text;
        }

        var (plain, inComment) = (text.ToCharArray(), false);
        for (var i = 0; i < plain.Length; i++)
        {
            inComment = plain[i] is not ('\n' or '\r') && (inComment || plain[i] == '#');
            plain[i] = inComment ? ' ' : plain[i];
        }

        return new string(plain);
    }

    static bool HoldsAssignment(string text)
    {
        for (var i = text.IndexOf('=', StringComparison.Ordinal); i >= 0; i = text.IndexOf('=', i + 1))
        {
            var isComparison = (i > 0 && text[i - 1] is '<' or '>' or '=' or '!') || (i + 1 < text.Length && text[i + 1] == '=');
            var isKeyword = text.AsSpan(0, i).TrimEnd().EndsWith("axis") || text.AsSpan(0, i).TrimEnd().EndsWith("dtype");
            if (!isComparison && !isKeyword)
            {
                return true;
            }
        }

        return text.AsSpan().TrimStart().StartsWith("return ");
    }

    static Outcome<TypedNumbers> Listed(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.IsEmpty)
        {
            return new Mistake(MistakeIds.Syntax, new TextSpan(0, text.Length), SyntaxMessages.Nothing);
        }

        var bracketed = trimmed[0] is '[' or '(' or '{' or '\\' or '$' || char.IsLetter(trimmed[0]);
        var plain = bracketed ? Parser.Parse(text) : null;
        if (plain is { Mistake: null, Statements: [{ Kind: StatementKind.Value, Targets.IsEmpty: true, Values: [var value] }] })
        {
            return Of(text, text, value, 0);
        }

        // Lines become rows without moving any offset but by the one bracket in front.
        var grid = "[" + text.Replace('\r', ' ').TrimEnd().Replace('\n', ';') + "]";
        var parsed = Parser.Parse(grid);
        return parsed is { Mistake: null, Statements: [{ Targets.IsEmpty: true, Values: [ListSyntax list] }] }
            ? Of(text, grid, list is { ByRows: false, Rows: [[var only]] } ? only : list, 1)
            : Moved(plain?.Mistake ?? parsed.Mistake ?? new Mistake(MistakeIds.Syntax, new TextSpan(0, text.Length), NumberExpected),
                plain?.Mistake is null ? 1 : 0, text);
    }

    /// <summary>Numbers in brackets, with the digits of each; the syntax may be of a text with <paramref name="offset"/> characters more in
    /// front.</summary>
    public static Outcome<TypedNumbers> Of(string text, string read, Syntax syntax, int offset)
    {
        var entries = new List<(Syntax Syntax, double Value)>();
        var binder = Binder.OfConstants(read);
        var shape = ShapeOf(syntax, entries);
        foreach (var (entry, i) in entries.Select((entry, i) => (entry.Syntax, i)).ToArray())
        {
            if (binder.NumberIn(entry) is not { } number)
            {
                return Moved(binder.Mistake ?? new Mistake(MistakeIds.Syntax, entry.Span, NumberExpected), offset, text);
            }

            entries[i] = (entry, number);
        }

        if (shape is null)
        {
            return Moved(new Mistake(MistakeIds.InvalidShapes, syntax.Span, BindingMessages.RowsDiffer), offset, text);
        }

        return new TypedNumbers(
            text,
            Tensor.Of(shape, [.. entries.Select(entry => entry.Value)]),
            [.. entries.Select(entry => Typed(entry.Syntax, entry.Value, offset, text))])
        {
            IsColumn = shape.IsVector && syntax is ListSyntax { ByRows: true },
        };
    }

    /// <summary>Collects the entries in order and finds their shape: null where rows differ in length.</summary>
    static Shape? ShapeOf(Syntax syntax, List<(Syntax, double)> entries)
    {
        if (Items(syntax) is not { } rows)
        {
            entries.Add((syntax, 0));
            return Shape.Scalar;
        }

        var isColumn = syntax is ListSyntax { ByRows: true } && rows.All(row => row.Length == 1);
        var nested = rows.SelectMany(row => row).All(item => Items(item) is not null);
        if (rows.Length == 1 || isColumn)
        {
            var shapes = rows.SelectMany(row => row).Select(item => ShapeOf(item, entries)).ToArray();
            return shapes[0] is not { Rank: <= 1 } first || !shapes.All(first.Equals) ? null
                : first.IsScalar ? syntax is ListSyntax { IsMatrix: true } && !isColumn
                    ? Shape.Matrix(1, shapes.Length) : Shape.Vector(shapes.Length)
                : Shape.Matrix(shapes.Length, first[0]);
        }

        foreach (var item in rows.SelectMany(row => row))
        {
            ShapeOf(item, entries);
        }

        return !nested && rows.All(row => row.Length == rows[0].Length) && entries.Count == rows.Length * rows[0].Length
            ? Shape.Matrix(rows.Length, rows[0].Length) : null;
    }

    static ImmutableArray<ImmutableArray<Syntax>>? Items(Syntax syntax) => syntax switch
    {
        ListSyntax list => list.Rows,
        GroupSyntax { Items.Length: > 1 } tuple => [tuple.Items],
        GroupSyntax { Items: [ListSyntax or GroupSyntax { Items.Length: > 1 }] } group => Items(group.Items[0]),
        CallSyntax { Name.LastWord: "array" or "tensor" or "asarray" or "Matrix", Arguments: [var values] } => Items(values),
        _ => null,
    };

    static TypedNumber Typed(Syntax syntax, double value, int offset, string text)
    {
        var span = Clamp(syntax.Span, offset, text);
        var literal = syntax;
        while (literal is NegativeSyntax or GroupSyntax { Items.Length: 1 })
        {
            literal = literal is NegativeSyntax negative ? negative.Operand : ((GroupSyntax)literal).Items[0];
        }

        if (literal is not NumberSyntax number)
        {
            return new(value, true, 0, 0, span) { Uncertainty = ConstantReader.Uncertainty(text[span.Start..span.End], value) };
        }

        var mark = number.Digits.IndexOfAny(['e', 'E']);
        var mantissa = mark < 0 ? number.Digits : number.Digits[..mark];
        var exponent = mark < 0 ? 0 : int.TryParse(number.Digits[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
            out var power) ? power : 0;
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal).TrimStart('0').Length;
        return new(value, false, digits, (point < 0 ? 0 : mantissa.Length - point - 1) - exponent, span);
    }

    static Mistake Moved(Mistake mistake, int offset, string text) => mistake with { Span = Clamp(mistake.Span, offset, text) };

    static TextSpan Clamp(TextSpan span, int offset, string text) =>
        new(Math.Clamp(span.Start - offset, 0, text.Length), Math.Clamp(span.End - offset, 0, text.Length));
}
