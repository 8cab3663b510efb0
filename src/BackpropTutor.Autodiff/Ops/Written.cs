using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>The notations that an expression is printed in. <see cref="Text"/> is the answer language itself and reads back as the same
/// tree.</summary>
public enum Dialect
{
    Text,
    Latex,
    NumPy,
    Torch,
}

/// <summary>How tightly a written form holds together, loosest first; a part is bracketed where it is looser than its hole
/// allows.</summary>
public enum Precedence
{
    Comparison,
    Sum,
    Product,
    Unary,
    Power,
    Postfix,
    Atom,
}

/// <summary>
/// One step as it is written: a pattern whose holes <c>{0}</c>, <c>{1}</c> stand for <paramref name="Parts"/>, each printed at least as
/// tight as <paramref name="Holes"/> says, the whole holding together as <paramref name="Level"/>. A brace that is meant is doubled. The
/// parts are usually the node's inputs, but may reach past them (<c>np.outer(a, b)</c> for <c>a bᵀ</c>).
/// </summary>
public sealed record Written(string Pattern, Precedence Level, ImmutableArray<Node> Parts, ImmutableArray<Precedence> Holes)
{
    /// <summary>Factors side by side in LaTeX, which the printer makes a blank, or a thin space beside a word.</summary>
    public const char Beside = '\u2062';

    /// <summary>How it is written where its first part is printed as a name of letters only: <c>x_{1}</c> rather than
    /// <c>x[0]</c>.</summary>
    public Written? IfNamed { get; init; }

    /// <summary>A call. PyTorch's take tensors only: there plain numbers are made tensors.</summary>
    public static Written Call(string name, Node self)
    {
        var isTorch = name.StartsWith("torch.", StringComparison.Ordinal);
        var arguments = self.Inputs.Select((part, i) => isTorch ? InTorch(part, i) : $"{{{i}}}");
        return new($"{name}({string.Join(", ", arguments)})", Precedence.Atom, self.Inputs,
            [.. self.Inputs.Select(_ => Precedence.Comparison)]);
    }

    /// <summary>A call of PyTorch, which takes tensors only: plain numbers are made tensors.</summary>
    public static Written TorchCall(string name, Node self, params ReadOnlySpan<string> rest)
    {
        var places = self.Inputs.Select(InTorch);
        return Call(name, self) with { Pattern = $"{name}({string.Join(", ", [.. places, .. rest])})" };
    }

    /// <summary>The hole for a part that must be a tensor in PyTorch.</summary>
    public static string InTorch(Node part, int i) =>
        part.Op is Fill { Shape.IsScalar: true } ? $"torch.tensor(float({{{i}}}), dtype=torch.float64)" : $"{{{i}}}";

    public static Written Atom(string text) => new(text.Replace("{", "{{", StringComparison.Ordinal)
        .Replace("}", "}}", StringComparison.Ordinal), Precedence.Atom, [], []);

    public static Written Prefix(string sign, Precedence level, Node part) => new(sign + "{0}", level, [part], [level]);

    public static Written Postfix(string sign, Node part) => new("{0}" + sign, Precedence.Postfix, [part], [Precedence.Postfix]);

    /// <summary>A left-associative operator between two parts.</summary>
    public static Written Infix(string sign, Precedence level, Node left, Node right) =>
        new("{0}" + sign + "{1}", level, [left, right], [level, level + 1]);

    /// <summary>
    /// Factors side by side. The right one must not begin with a sign, a number or a list, which would read as a difference, one number or
    /// an index; there a sign of the product stands between.
    /// </summary>
    /// <param name="dialect"><see cref="Dialect.Text"/> or <see cref="Dialect.Latex"/>.</param>
    public static Written Juxtaposed(Dialect dialect, Node left, Node right, string sign = " · ") =>
        BeginsOddly(dialect, right) ? Infix(dialect == Dialect.Latex ? @" \cdot " : sign, Precedence.Product, left, right)
        : Of(dialect == Dialect.Latex ? $"{{0}}{Beside}{{1}}" : "{0} {1}", Precedence.Product, (left, Apart(dialect, left)),
            (right, Precedence.Power));

    /// <summary>
    /// How tight the left side of a matrix product must be: an elementwise product there is bracketed though it need not be, since
    /// <c>u ⊙ v xᵀ</c> is read one way by this language and another way by half of its readers.
    /// </summary>
    static Precedence Apart(Dialect dialect, Node left) =>
        Face(dialect, left) is { Op: Multiply } product && product.Inputs.All(factor => !factor.Shape.IsScalar)
            ? Precedence.Unary : Precedence.Product;

    /// <summary>The node whose op is really written: an op without words of its own is written as other steps.</summary>
    public static Node Face(Dialect dialect, Node node)
    {
        while (node.Op.Spelled(node, dialect) is { } spelled)
        {
            node = spelled;
        }

        return node;
    }

    /// <summary>Whether what is written first of a node is a number or a list. A LaTeX matrix opens with a word, which cannot be mistaken
    /// for an index.</summary>
    static bool BeginsOddly(Dialect dialect, Node node)
    {
        var first = Face(dialect, node);
        while (first.Op is Transpose or Index or Power or Multiply or MatMul or Add or Subtract
            || (dialect == Dialect.Latex ? first.Op is Square : first.Op is Divide))
        {
            first = Face(dialect, first.Inputs[0]);
        }

        return first.Op is Fill { Shape.IsScalar: true }
            || (dialect == Dialect.Latex
            ? first.Op is Constant { Value.Shape: { IsMatrix: true, Columns: 1 } }
            : first.Op is Constant or Stacking or Concatenate or Comparison);
    }

    /// <summary>Keyword arguments as a pattern of LaTeX: their words upright.</summary>
    public static string Upright(string keywords) => keywords.Replace("axis", @"\mathrm{{axis}}", StringComparison.Ordinal)
        .Replace("keepdims=True", @"\mathrm{{keepdims}}=\mathrm{{True}}", StringComparison.Ordinal);

    /// <summary>Any pattern, with the tightness that each hole asks for.</summary>
    public static Written Of(string pattern, Precedence level, params ReadOnlySpan<(Node Part, Precedence Hole)> parts)
    {
        var nodes = ImmutableArray.CreateBuilder<Node>(parts.Length);
        var holes = ImmutableArray.CreateBuilder<Precedence>(parts.Length);
        foreach (var (part, hole) in parts)
        {
            nodes.Add(part);
            holes.Add(hole);
        }

        return new(pattern, level, nodes.MoveToImmutable(), holes.MoveToImmutable());
    }
}
