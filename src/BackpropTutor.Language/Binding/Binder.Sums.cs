using System.Globalization;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Language.Parsing;

namespace BackpropTutor.Language.Binding;

/// <content>
/// Index notation: <c>\sum_{i=1}^n (y_i - w^\top x_i)^2</c> is a term for each i. What <c>x_i</c> is follows from x: an entry of a vector,
/// row i of the matrix X whose samples are called x, column i of a matrix that is itself called so (<c>Y_i</c>).
/// </content>
sealed partial class Binder
{
    const int MostTerms = 500;

    /// <summary>The indices of the sums around, each with its place, counted from one.</summary>
    readonly Dictionary<string, int> indices = new(StringComparer.Ordinal);

    enum IndexedBy
    {
        Entry,
        Row,
        Column,
    }

    Node SumOver(SumOverSyntax sum)
    {
        var (from, to) = (Limit(sum.From) ?? 1, Limit(sum.To));
        if (mistake is not null)
        {
            return Fail(sum.Span, mistake.Message);
        }

        var outer = indices.TryGetValue(sum.Index, out var place) ? place : (int?)null;
        indices[sum.Index] = from;
        Forget();
        var length = to
            ?? Names(sum.Body).Select(Indexed).Where(found => found?.Index == sum.Index).Max(found => (int?)found!.Value.Length);
        Node? total = null;
        if (length is not { } last || last - from + 1 is < 1 or > MostTerms)
        {
            Fail(sum.Span, length is null ? BindingMessages.NothingIndexed(sum.Index) : BindingMessages.TooManyTerms(MostTerms));
        }
        else
        {
            for (var i = from; i <= last && mistake is null; i++)
            {
                indices[sum.Index] = i;
                var term = Bind(sum.Body is ListSyntax { Grouped: { } grouped } ? grouped : sum.Body);
                total = total is null ? term : Elementwise(sum.Span, new Add(), "+", (total, sum.Span), (term, sum.Body.Span));
            }
        }

        indices.Remove(sum.Index);
        if (outer is { } before)
        {
            indices[sum.Index] = before;
        }

        Forget();
        return total ?? Node.Fill(Autodiff.Tensors.Shape.Scalar, 0);
    }

    /// <summary>What names are made of depends on the indices that are open.</summary>
    void Forget()
    {
        splits.Clear();
        entriesOf.Clear();
    }

    /// <summary>A limit that is a number; null where it is a name that says no more than how many there are.</summary>
    int? Limit(Syntax? limit)
    {
        while (limit is GroupSyntax { Items: [var only] })
        {
            limit = only;
        }

        return limit is null || (limit is NameSyntax name && NumberNamed(name) is null) ? null : Whole(Bind(limit));
    }

    double? NumberNamed(NameSyntax name) => names.TryGetValue(name.Canonical, out var node) ? NumberOf(node) : null;

    /// <summary>The tensor that a name with an open index goes through; null for any other name.</summary>
    (Node Base, string Index, IndexedBy By, int Length)? Indexed(NameSyntax name)
    {
        var mark = name.FromNumPy ? -1 : name.Text.LastIndexOf('_');
        if (mark <= 0 || names.ContainsKey(Resolved(name.Canonical)) || name.Text[(mark + 1)..] is not { Length: > 0 } index)
        {
            return null;
        }

        if (!indices.ContainsKey(index))
        {
            return null;
        }

        var word = name.Text[..mark];
        if (Known(word) is { } itself)
        {
            return itself.Shape.IsVector ? (itself, index, IndexedBy.Entry, itself.Shape[0])
                : itself.Shape.IsMatrix ? (itself, index, char.IsUpper(word[0]) ? IndexedBy.Column : IndexedBy.Row, char.IsUpper(word[0])
                    ? itself.Shape.Columns : itself.Shape.Rows)
                : null;
        }

        // u_{w_s} of the rows of U: a subscript of a subscript only says which they are.
        var letter = word.Split('_')[0];
        return char.IsLower(letter[0]) && Known(char.ToUpperInvariant(letter[0]) + letter[1..]) is { Shape.IsMatrix: true } samples
            ? (samples, index, IndexedBy.Row, samples.Shape.Rows) : null;
    }

    Node? Known(string word) => names.GetValueOrDefault(Resolved(Language.Names.Canonical(word)));

    Node Term(NameSyntax name, (Node Base, string Index, IndexedBy By, int Length) indexed)
    {
        var place = indices[indexed.Index];
        if (place > indexed.Length)
        {
            return Fail(name.Span, BindingMessages.WrongEntry(Typed(name.Span), indexed.Base.Shape), MistakeIds.InvalidShapes);
        }

        if (indexed.By != IndexedBy.Entry && place == 1)
        {
            var shown = Language.Names.Display(names.First(pair => ReferenceEquals(pair.Value, indexed.Base)).Key);
            Note("indexed", name.Span, () => BindingMessages.ReadAsIndexed(Typed(name.Span), shown, indexed.By == IndexedBy.Row));
        }

        UseOf(name, indexed.Base);
        var at = indexed.By == IndexedBy.Column ? Autodiff.Ops.Index.At(null, place - 1) : Autodiff.Ops.Index.At(place - 1);
        return Make(name.Span, at, indexed.Base);
    }

    /// <summary>The index of a sum that names none: the one that its names go through and that is no name itself.</summary>
    string? ImpliedIndex(Syntax body)
    {
        var found = Names(body)
            .Where(name => !IsKnown(name) && name.Text is [_, .., '_', >= 'a' and <= 'z'])
            .Select(name => name.Text[^1].ToString(CultureInfo.InvariantCulture)).Distinct(StringComparer.Ordinal).ToArray();
        return found is [var only] ? only : null;
    }

    /// <summary>All names in a syntax, glued ones as their last piece could be.</summary>
    static IEnumerable<NameSyntax> Names(Syntax syntax)
    {
        var open = new Stack<Syntax>([syntax]);
        while (open.TryPop(out var next))
        {
            if (next is NameSyntax name)
            {
                yield return name;
                for (var start = 1; start < name.Text.Length - 2; start++)
                {
                    if (name.Text[start + 1] == '_' || char.IsLetter(name.Text[start]))
                    {
                        yield return new NameSyntax(name.Span, name.Text[start..], false);
                    }
                }
            }

            foreach (var part in next.Inner)
            {
                open.Push(part);
            }
        }
    }
}
