using System.Globalization;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Language.Parsing;

namespace BackpropTutor.Language.Binding;

/// <content>What a name means: a node, an entry of one, a constant, several names glued together, a gradient.</content>
sealed partial class Binder
{
    /// <summary>Longer names than this are never taken apart or compared with others: nobody glues so many.</summary>
    const int LongestGlued = 40;

    readonly Dictionary<string, List<int>?> splits = new(StringComparer.Ordinal);

    readonly Dictionary<string, (Node Base, string Digits)?> entriesOf = new(StringComparer.Ordinal);

    Scope? scope;

    int longestName;

    /// <summary>Other spellings of names with an accent: <c>y_hat</c> of ŷ, and the other way round.</summary>
    readonly Dictionary<string, string> spellings = new(StringComparer.Ordinal);

    void Know(string canonical, Node node)
    {
        names[canonical] = node;
        foreach (var spelling in Accents.SpellingsOf(canonical))
        {
            spellings.TryAdd(spelling, canonical);
        }

        longestName = Math.Max(longestName, canonical.Length);
    }

    /// <summary>The name that is known, whichever spelling was typed.</summary>
    string Resolved(string canonical) => !names.ContainsKey(canonical) && spellings.TryGetValue(canonical, out var known)
        ? known : canonical;

    bool IsKnown(NameSyntax name) =>
        !name.FromNumPy && (names.ContainsKey(Resolved(name.Canonical)) || IsConstant(name.Canonical)
            || Indexed(name) is not null || Entry(name) is not null);

    static bool IsConstant(string canonical) => canonical is "e" or "pi";

    Node Name(NameSyntax name)
    {
        if (!name.FromNumPy && names.TryGetValue(Resolved(name.Canonical), out var node))
        {
            UseOf(name, node);
            return node;
        }

        if (Indexed(name) is { } indexed)
        {
            return Term(name, indexed);
        }

        if (Entry(name) is { } entry)
        {
            return EntryOf(name, entry.Base, entry.Digits);
        }

        if (IsConstant(name.Canonical))
        {
            return Number(name.Span, name.Canonical == "e" ? Math.E : Math.PI);
        }

        if (IsFunction(name))
        {
            return Fail(name.Span, BindingMessages.FunctionNeedsBrackets(Typed(name.Span)));
        }

        if (isConstant)
        {
            return Fail(name.Span, BindingMessages.NameAmongNumbers(Typed(name.Span)), MistakeIds.UnknownName);
        }

        return Unknown(name);
    }

    Node Unknown(NameSyntax name) =>
        Fail(name.Span, BindingMessages.UnknownName(Typed(name.Span), Nearest(name.Canonical), Known()), MistakeIds.UnknownName);

    void UseOf(NameSyntax name, Node node)
    {
        usesVariables |= node.Op is Variable;
        if (node.Op is Variable variable && appeared.Add(variable.Symbol))
        {
            order.Add(variable);
        }

        Counted(node, name.Span);
        spans.TryAdd(node, name.Span);
    }

    /// <summary><c>x_1</c> where x is a name and x_1 is none.</summary>
    (Node Base, string Digits)? Entry(NameSyntax name)
    {
        if (name.FromNumPy)
        {
            return null;
        }

        if (!entriesOf.TryGetValue(name.Text, out var entry))
        {
            entriesOf[name.Text] = entry = FindEntry(name);
        }

        return entry;
    }

    (Node Base, string Digits)? FindEntry(NameSyntax name)
    {
        var mark = name.Text.IndexOf('_', StringComparison.Ordinal);
        if (mark <= 0)
        {
            return null;
        }

        var digits = name.Text[(mark + 1)..];
        return digits.Length > 0 && digits.All(c => char.IsAsciiDigit(c) || c == ',')
            && names.TryGetValue(Resolved(Language.Names.Canonical(name.Text[..mark])), out var node)
            ? (node, digits)
            : null;
    }

    /// <summary>Counted from one, as mathematics does; two digits on a matrix are row and column.</summary>
    Node EntryOf(NameSyntax name, Node node, string digits)
    {
        var places = digits.Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (places.Length == 1 && node.Shape.IsMatrix)
        {
            if (digits.Length != 2)
            {
                return Fail(name.Span, digits.Length == 1
                    ? BindingMessages.EntryNeedsTwo(Typed(name.Span), node.Shape)
                    : BindingMessages.AmbiguousEntry(Typed(name.Span), digits));
            }

            places = [digits[..1], digits[1..]];
        }

        if (places.Length != node.Shape.Rank)
        {
            return Fail(name.Span, BindingMessages.WrongEntry(Typed(name.Span), node.Shape), MistakeIds.InvalidShapes);
        }

        var positions = new int?[places.Length];
        for (var i = 0; i < places.Length; i++)
        {
            if (!int.TryParse(places[i], NumberStyles.None, CultureInfo.InvariantCulture, out var place) || place < 1
                || place > node.Shape[i])
            {
                return Fail(name.Span, BindingMessages.WrongEntry(Typed(name.Span), node.Shape), MistakeIds.InvalidShapes);
            }

            positions[i] = place - 1;
        }

        UseOf(name, node);
        return Make(name.Span, Autodiff.Ops.Index.At(positions), node);
    }

    /// <summary>The one way in which an unknown name is several known ones written without blanks, or null.</summary>
    List<NameSyntax>? Split(NameSyntax name, bool callable)
    {
        if (name.FromNumPy || name.Text.Length is < 2 or > LongestGlued || mistake is not null
            || (name.Span.Length != name.Text.Length && indices.Count == 0 && !IsWrapped(name)))
        {
            return null;
        }

        var key = (callable ? "(" : "") + name.Text;
        if (!splits.TryGetValue(key, out var ends))
        {
            splits[key] = ends = SplitEnds(name.Text, callable);
        }

        if (ends is null)
        {
            return null;
        }

        var pieces = new List<NameSyntax>(ends.Count);
        var start = 0;
        foreach (var end in ends)
        {
            pieces.Add(new NameSyntax(PieceOf(name, start, end), name.Text[start..end], false));
            start = end;
        }

        Note("glued-names", name.Span, () => BindingMessages.Glued(Typed(name.Span),
            string.Join(" · ", pieces.Select(piece => piece.Text))));
        return pieces;
    }

    /// <summary><c>\textbf{Xw}</c>: letters in one group of another look.</summary>
    bool IsWrapped(NameSyntax name) => !name.Text.Contains('_', StringComparison.Ordinal) && Typed(name.Span) is ['\\', .., '}'];

    /// <summary>Where a piece stands; of a name that is written with braces, the whole.</summary>
    static TextSpan PieceOf(NameSyntax name, int start, int end) => name.Span.Length == name.Text.Length
        ? new TextSpan(name.Span.Start + start, name.Span.Start + end) : name.Span;

    /// <summary>Where each piece ends, if there is exactly one way; counted from the back so that no way is tried twice.</summary>
    List<int>? SplitEnds(string glued, bool callable)
    {
        var length = glued.Length;

        // Of plain letters no piece is longer than a name; other spellings may be.
        var longest = glued.All(char.IsAsciiLetterOrDigit) ? longestName : length;
        var ways = new int[length + 1];
        var next = new int[length];
        ways[length] = 1;
        for (var start = length - 1; start >= 0; start--)
        {
            for (var end = start + 1; end <= length; end++)
            {
                if (end - start > longest && !callable)
                {
                    break;
                }

                if (ways[end] > 0 && (start > 0 || end < length) && IsPiece(glued[start..end], callable && end == length))
                {
                    ways[start] = Math.Min(2, ways[start] + ways[end]);
                    next[start] = end;
                }
            }
        }

        if (ways[0] != 1)
        {
            return null;
        }

        var ends = new List<int>();
        for (var at = 0; at < length; at = next[at])
        {
            ends.Add(next[at]);
        }

        return ends;
    }

    bool IsPiece(string piece, bool callable) =>
        (char.IsLetter(piece, 0) && (names.ContainsKey(Language.Names.Canonical(piece)) || piece is "π"
            || (indices.Count > 0 && Indexed(new NameSyntax(default, piece, false)) is not null)))
            || (callable && IsFunction(new NameSyntax(default, piece, false)));

    /// <summary><c>ds/dz</c>, <c>∂s/∂z</c>: the gradient that it names, or null where it is an ordinary quotient.</summary>
    Node? Derivative(TextSpan span, NameSyntax of, NameSyntax by)
    {
        if (!IsDerivative(span, of, by))
        {
            return null;
        }

        var (output, node) = (Differential(of)!, Differential(by)!);
        if (scope is not null && scope.Derivatives.TryGetValue((output, node), out var gradient))
        {
            spans.TryAdd(gradient, span);
            return Counted(gradient, span);
        }

        return names.ContainsKey(output) && names.ContainsKey(node)
            ? Fail(span, BindingMessages.NotGiven(Quoted(span), GivenDerivatives()), MistakeIds.UnknownName)
            : null;
    }

    /// <summary>Whether two names are spelled as differentials and are no names themselves; where d is a variable, that is said and a
    /// product read.</summary>
    bool IsDerivative(TextSpan span, NameSyntax of, NameSyntax by)
    {
        if (Differential(of) is not { } output || Differential(by) is not { } node || IsKnown(of) || IsKnown(by))
        {
            return false;
        }

        if (!names.ContainsKey("d") || of.Text[0] != 'd')
        {
            return true;
        }

        if (names.ContainsKey(output) && names.ContainsKey(node))
        {
            Note("derivative-as-product", span, () => BindingMessages.DerivativeAsProduct(Quoted(span), Language.Names.Display(output),
                Language.Names.Display(node)));
        }

        return false;
    }

    /// <summary><c>∇_z s</c>: the output's gradient by a name, where the question gives it.</summary>
    Node Gradient(TextSpan span, string? of, NameSyntax by)
    {
        var key = (of ?? scope?.Program.Output.Name ?? "", by.Canonical);
        if (scope is not null && scope.Derivatives.TryGetValue(key, out var gradient))
        {
            spans.TryAdd(gradient, span);
            return Counted(gradient, span);
        }

        return Fail(span, BindingMessages.NotGiven(Quoted(span), GivenDerivatives()), MistakeIds.UnknownName);
    }

    static string? Differential(NameSyntax name) => name.Text is ['d' or '∂', _, ..] ? Language.Names.Canonical(name.Text[1..]) : null;

    string GivenDerivatives() => scope is null
        ? "" : string.Join(", ", scope.Derivatives.Keys.Select(key =>
            $"∂{Language.Names.Display(key.Of)}/∂{Language.Names.Display(key.By)}"));

    /// <summary>The known name that is fewest edits away, if any is near.</summary>
    string? Nearest(string name)
    {
        if (name.Length is 0 or > LongestGlued)
        {
            return null;
        }

        var limit = name.Length switch { <= 2 => 1, <= 7 => 2, _ => 3 };
        return names.Keys.Select(known => (Known: known, IsFunction: false))
            .Concat(FunctionNames.Select(known => (Known: known, IsFunction: true)))
            .Where(candidate => candidate.Known.Length <= LongestGlued)
            .Select(candidate => (candidate.Known, candidate.IsFunction, Distance: Far(name, candidate.Known, limit)))
            .Where(candidate => candidate.Distance <= limit)
            .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.IsFunction)
            .ThenBy(candidate => candidate.Known, StringComparer.Ordinal)
            .Select(candidate => Language.Names.Display(candidate.Known))
            .FirstOrDefault();
    }

    /// <summary>Edits, with one less to count where the first letters agree: few people miss the first.</summary>
    /// <remarks>A name that was broken off is meant before one that is merely similar: <c>sigm</c> is sigmoid rather than silu.</remarks>
    static int Far(string name, string known, int limit) => name.Length >= 3 && known.StartsWith(name, StringComparison.Ordinal)
        ? 0 : Language.Names.Distance(name, known, limit + 1) - (name[0] == known[0] ? 1 : 0);

    string Known()
    {
        const int Most = 12;
        return string.Join(", ", names.Keys.Take(Most).Select(Language.Names.Display)) + (names.Count > Most ? ", …" : "");
    }
}
