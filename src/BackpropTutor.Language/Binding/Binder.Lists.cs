using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language.Parsing;

namespace BackpropTutor.Language.Binding;

/// <content>Brackets that list: numbers become a constant, anything else is stacked.</content>
sealed partial class Binder
{
    Node List(ListSyntax list)
    {
        var rows = list.Rows.Select(row => row.Select(Bind).ToImmutableArray()).ToImmutableArray();
        if (mistake is not null)
        {
            return Fail(list.Span, mistake.Message);
        }

        if (list.ByBlanks && rows.Any(MultipliesRatherThanStacks))
        {
            return Multiplied(list);
        }

        if (list.Grouped is not null && !rows[0][0].Shape.IsScalar)
        {
            return rows[0][0];
        }

        var width = rows[0].Length;
        if (rows.FirstOrDefault(row => row.Length != width) is { IsDefault: false } uneven)
        {
            return Fail(list.Span, BindingMessages.UnevenRows(width, uneven.Length), MistakeIds.InvalidShapes);
        }

        var asColumn = list.ByRows && width == 1;
        if (!list.ByRows && !list.IsMatrix)
        {
            return Row(list.Span, rows[0]);
        }

        if (asColumn)
        {
            return Column(list.Span, [.. rows.Select(row => row[0])]);
        }

        var allScalars = rows.All(row => row.All(entry => entry.Shape.IsScalar));
        return allScalars
            ? Row(list.Span, [.. rows.Select(row => Row(list.Span, row))])
            : Column(list.Span, [.. rows.Select(row => Make(list.Span, new Concatenate(1), row.AsSpan()))]);
    }

    /// <summary>A scalar beside a vector, or a vector beside a row, are no entries of one row: <c>[δ_1 x'; δ_2 x']</c> has two
    /// products.</summary>
    static bool MultipliesRatherThanStacks(ImmutableArray<Node> row) =>
        row.Select(entry => entry.Shape.IsScalar).Distinct().Count() > 1
            || (row.Any(entry => entry.Shape.IsVector) && row.Any(entry => entry.Shape is { IsMatrix: true, Rows: 1 }));

    Node Multiplied(ListSyntax list)
    {
        if (list.Rows.SelectMany(row => row.Skip(1)).FirstOrDefault(entry => entry is NegativeSyntax) is { } signed)
        {
            return Fail(signed.Span, SyntaxMessages.BlanksSeparate);
        }

        Note("blanks-multiply", list.Span, () => BindingMessages.BlanksMultiply(Quoted(list.Span)));
        var rows = list.Rows.Select(row => (Syntax)new ProductSyntax(
            TextSpan.Around(row[0].Span, row[^1].Span),
            row[0],
            [.. row.Skip(1).Select(entry => new Link("", new TextSpan(entry.Span.Start, entry.Span.Start), entry))],
            row.Max(entry => entry.Layers) + 1)).ToArray();
        return rows is [var only]
            ? Bind(only) : Bind(list with { Rows = [.. rows.Select(row => ImmutableArray.Create(row))], ByBlanks = false });
    }

    /// <summary>Entries after one another: numbers make a vector, vectors the rows of a matrix, matrices stand side by side.</summary>
    Node Row(TextSpan span, ImmutableArray<Node> entries)
    {
        if (mistake is not null)
        {
            return entries[0];
        }

        if (ConstantOf(entries) is { } constant)
        {
            return Make(span, new Constant(constant));
        }

        return entries.Any(entry => entry.Shape.IsMatrix)
            ? Make(span, new Concatenate(1), entries.AsSpan()) : Make(span, new Stacking(), entries.AsSpan());
    }

    /// <summary>Entries below one another: numbers make a vector, vectors a longer one.</summary>
    Node Column(TextSpan span, ImmutableArray<Node> entries) =>
        entries.All(entry => entry.Shape.IsScalar) ? Row(span, entries)
        : entries.Length == 1 ? entries[0]
        : Make(span, new Concatenate(0), entries.AsSpan());

    /// <summary>The tensor that plain numbers, or lists of plain numbers of one length, are.</summary>
    Tensor? ConstantOf(ImmutableArray<Node> entries)
    {
        if (entries.All(entry => NumberOf(entry) is not null))
        {
            return Tensor.Vector([.. entries.Select(entry => NumberOf(entry)!.Value)]);
        }

        if (!entries.All(entry => entry is { Op: Constant, Shape.IsVector: true } && entry.Shape.Equals(entries[0].Shape)))
        {
            return null;
        }

        return Tensor.Of(Shape.Matrix(entries.Length, entries[0].Shape[0]),
            [.. entries.SelectMany(entry => ((Constant)entry.Op).Value.Values.ToArray())]);
    }
}
