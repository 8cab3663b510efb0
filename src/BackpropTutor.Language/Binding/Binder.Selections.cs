using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language.Functions;
using BackpropTutor.Language.Parsing;

namespace BackpropTutor.Language.Binding;

/// <content>
/// Entries whose places are sliced or computed: <c>x[10:]</c>, <c>p[np.arange(n), y]</c>, <c>C[idx]</c>. Labels pick by comparison with
/// 0, 1, 2, …, so that the picking is a step like any other and its gradient goes to what is picked from.
/// </content>
sealed partial class Binder
{
    /// <summary>What one part of an index picks along its axis.</summary>
    /// <param name="Place">One place that is known.</param>
    /// <param name="Labels">Places that a tensor holds; a scalar is one.</param>
    readonly record struct Picked(int? Place, (int Start, int Length)? Slice, Node? Labels, TextSpan Span);

    Node Select(SelectSyntax select)
    {
        var target = Single(select.Target);
        if (mistake is not null)
        {
            return target;
        }

        if (select.Parts.Length > target.Shape.Rank)
        {
            return Make(select.Span, new Autodiff.Ops.Index([.. select.Parts.Select(_ => (int?)0)]), target);
        }

        var picked = new Picked[select.Parts.Length];
        for (var axis = 0; axis < picked.Length; axis++)
        {
            picked[axis] = PickedBy(select.Parts[axis], target.Shape[axis], select.Span);
        }

        return mistake is not null ? target : Pick(select.Span, target, picked);
    }

    Picked PickedBy(IndexPart part, int length, TextSpan whole)
    {
        if (part.IsSlice)
        {
            var (start, stop) = (Bound(part.Start, 0, length), Bound(part.Stop, length, length));
            if (mistake is null && (start < 0 || stop > length || start >= stop))
            {
                Fail(whole, BindingMessages.SliceOutside(Quoted(whole), Shape.Vector(length)), MistakeIds.InvalidShapes);
            }

            return new(null, (start, stop - start), null, whole);
        }

        var at = part.At!;
        if (IsEvery(at))
        {
            Note("every-place", at.Span, () => BindingMessages.EveryPlace(Quoted(at.Span), length));
            return new(null, null, Node.Constant(Tensor.Vector([.. Enumerable.Range(0, length).Select(place => (double)place)])), at.Span);
        }

        var node = Bind(at);
        if (mistake is null && Whole(node) is { } place)
        {
            return new(place, null, null, at.Span);
        }

        if (mistake is null && node.Op is not (Variable or Constant))
        {
            Fail(at.Span, BindingMessages.PlacesExpected(Quoted(at.Span)));
        }

        if (node.Op is Variable)
        {
            Note("labels", at.Span, () => BindingMessages.ReadAsLabels(Quoted(at.Span)));
        }

        return new(null, null, node, at.Span);
    }

    /// <summary><c>range(n)</c> with an input n, beside labels: every row, since n is how many there are.</summary>
    bool IsEvery(Syntax syntax) => syntax switch
    {
        CallSyntax { Name: var list, Arguments: [var inner] } when list.Text == "list" => IsEvery(inner),
        CallSyntax { Name: var range, Arguments: [NameSyntax count] } => range.LastWord is "range" or "arange"
            && names.TryGetValue(count.Canonical, out var node) && node is { Op: Variable, Shape.IsScalar: true },
        _ => false,
    };

    int Bound(Syntax? syntax, int otherwise, int length)
    {
        if (syntax is null)
        {
            return otherwise;
        }

        if (Whole(Bind(syntax)) is not { } bound)
        {
            Fail(syntax.Span, BindingMessages.WholeNumberExpected(Quoted(syntax.Span)));
            return otherwise;
        }

        return bound < 0 ? bound + length : Math.Min(bound, length);
    }

    Node Pick(TextSpan span, Node target, Picked[] picked)
    {
        if (picked is [{ Labels: { } rows }, { Labels: { } columns }])
        {
            return PickPairs(span, target, rows, columns);
        }

        // From the last axis on, so that a place that is taken away does not move the axes before it.
        for (var axis = picked.Length - 1; axis >= 0 && mistake is null; axis--)
        {
            target = picked[axis] switch
            {
                { Place: { } place } => Make(span, new Autodiff.Ops.Index([.. Enumerable.Repeat<int?>(null, axis), place]), target),
                { Slice: (0, var all) } when all == target.Shape[axis] => target,
                { Slice: var (start, length) } => Make(span, new Block(axis, start, length), target),
                { Labels: { } labels } => PickByLabels(span, target, axis, labels),
                _ => target,
            };
        }

        return target;
    }

    /// <summary>Rows (axis 0) or columns that labels name, as a product with rows of the identity.</summary>
    Node PickByLabels(TextSpan span, Node target, int axis, Node labels)
    {
        if (labels.Shape.IsMatrix)
        {
            return Fail(span, BindingMessages.PlacesExpected(Quoted(span)), MistakeIds.InvalidShapes);
        }

        var picking = Counted(OneHot.Of(labels, target.Shape[axis]), span);
        return (target.Shape.IsVector, labels.Shape.IsScalar, axis) switch
        {
            (true, true, _) => Make(span, new Sum(null, false), Make(span, new Multiply(), target, picking)),
            (true, false, _) or (false, false, 0) => Make(span, new MatMul(), picking, target),
            (false, true, 0) => Make(span, new MatMul(), Make(span, new Transpose(), target), picking),
            (false, true, _) => Make(span, new MatMul(), target, picking),
            _ => Make(span, new MatMul(), target, Make(span, new Transpose(), picking)),
        };
    }

    /// <summary><c>p[np.arange(n), y]</c>: of each row the entry that its label names.</summary>
    Node PickPairs(TextSpan span, Node target, Node rows, Node columns)
    {
        if (rows.Shape.Count != columns.Shape.Count || !rows.Shape.IsVector)
        {
            return Fail(span, BindingMessages.PlacesDiffer((int)rows.Shape.Count, (int)columns.Shape.Count), MistakeIds.InvalidShapes);
        }

        var ofRows = IsEveryPlace(rows, target.Shape.Rows) ? target : PickByLabels(span, target, 0, rows);
        var picking = Counted(OneHot.Of(columns, target.Shape.Columns), span);
        return mistake is not null ? target : Make(span, new Sum(1, false), Make(span, new Multiply(), ofRows, picking));
    }

    /// <summary><c>margins[np.arange(n), y] = 0</c>: the name with other entries where the labels say.</summary>
    void AssignEntries(NameSyntax name, SelectSyntax select, Node value, TextSpan span)
    {
        var target = Name(name);
        if (mistake is not null)
        {
            return;
        }

        if (!own.Contains(name.Canonical))
        {
            Fail(name.Span, scope is null ? BindingMessages.NoValueYet(Typed(name.Span), Quoted(span))
                : BindingMessages.BelongsToQuestion(Typed(name.Span)));
            return;
        }

        Picked[] picked = [.. select.Parts.Take(target.Shape.Rank).Select((part, axis) => PickedBy(part, target.Shape[axis], select.Span))];
        var chosen = (target.Shape.Rank, picked) switch
        {
            (2, [{ Labels: { } rows }, { Labels: { } columns }]) when IsEveryPlace(rows, target.Shape.Rows) =>
                OneHot.Of(columns, target.Shape.Columns),
            (1, [{ Labels: { Shape.IsScalar: true } label }]) => OneHot.Of(label, target.Shape[0]),
            _ => null,
        };
        if (chosen is null || select.Parts.Length > target.Shape.Rank)
        {
            Fail(select.Span, BindingMessages.PlacesExpected(Quoted(select.Span)), MistakeIds.InvalidShapes);
            return;
        }

        var changed = Chosen(span, Counted(chosen, span), value, target);
        if (mistake is null)
        {
            SetOwn(name.Canonical, changed, span);
        }
    }

    /// <summary>Gives a name that the text made itself another value.</summary>
    void SetOwn(string canonical, Node node, TextSpan span)
    {
        if (scope is null)
        {
            BindAgain(canonical, node, span);
        }
        else
        {
            Redefine(canonical, node, span);
        }
    }

    static bool IsEveryPlace(Node labels, int length) =>
        labels.Op is Constant { Value: var places } && places.Values.Length == length
        && places.Values.SequenceEqual([.. Enumerable.Range(0, length).Select(place => (double)place)]);
}
