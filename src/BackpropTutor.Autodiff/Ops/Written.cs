using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>The notations that an expression is printed in. <see cref="Text"/> is the answer language itself and reads back as the same tree.</summary>
public enum Dialect
{
    Text,
    Latex,
    NumPy,
    Torch,
}

/// <summary>How tightly a written form holds together, loosest first; a part is bracketed where it is looser than its hole allows.</summary>
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
/// One step as it is written: a pattern whose holes <c>{0}</c>, <c>{1}</c> stand for <paramref name="Parts"/>, each printed at least as tight
/// as <paramref name="Holes"/> says, the whole holding together as <paramref name="Level"/>. A brace that is meant is doubled. The parts are
/// usually the node's inputs, but may reach past them (<c>np.outer(a, b)</c> for <c>a bᵀ</c>).
/// </summary>
public sealed record Written(string Pattern, Precedence Level, ImmutableArray<Node> Parts, ImmutableArray<Precedence> Holes)
{
    public static Written Call(string name, Node self) =>
        new($"{name}({string.Join(", ", self.Inputs.Select((_, i) => $"{{{i}}}"))})", Precedence.Atom, self.Inputs,
            [.. self.Inputs.Select(_ => Precedence.Comparison)]);

    /// <summary>A call of PyTorch, which takes tensors only: plain numbers are made tensors.</summary>
    public static Written TorchCall(string name, Node self)
    {
        var places = self.Inputs.Select((input, i) => input.Op is Fill { Shape.IsScalar: true } ? $"torch.tensor(float({{{i}}}), dtype=torch.float64)" : $"{{{i}}}");
        return Call(name, self) with { Pattern = $"{name}({string.Join(", ", places)})" };
    }

    public static Written Atom(string text) => new(text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), Precedence.Atom, [], []);

    public static Written Prefix(string sign, Precedence level, Node part) => new(sign + "{0}", level, [part], [level]);

    public static Written Postfix(string sign, Node part) => new("{0}" + sign, Precedence.Postfix, [part], [Precedence.Postfix]);

    /// <summary>A left-associative operator between two parts.</summary>
    public static Written Infix(string sign, Precedence level, Node left, Node right) =>
        new("{0}" + sign + "{1}", level, [left, right], [level, level + 1]);

    /// <summary>
    /// Factors side by side. The right one must not begin with a sign, a number or a list, which would read as a difference, one number or an
    /// index; there a sign of the product stands between.
    /// </summary>
    public static Written Juxtaposed(Node left, Node right, string sign = " · ") => BeginsOddly(right)
        ? Infix(sign, Precedence.Product, left, right)
        : Of("{0} {1}", Precedence.Product, (left, Apart(left)), (right, Precedence.Power));

    /// <summary>
    /// How tight the left side of a matrix product must be: an elementwise product there is bracketed though it need not be, since
    /// <c>u ⊙ v xᵀ</c> is read one way by this language and another way by half of its readers.
    /// </summary>
    public static Precedence Apart(Node left) => left.Op is Multiply && !left.Inputs[0].Shape.IsScalar && !left.Inputs[1].Shape.IsScalar ? Precedence.Unary : Precedence.Product;

    /// <summary>Whether what is written first of a node is a number or a list.</summary>
    static bool BeginsOddly(Node node)
    {
        while (node.Op is Transpose or Index or Power or Multiply or MatMul or Divide or Add or Subtract)
        {
            node = node.Inputs[0];
        }

        return node.Op is Fill or Constant or Stacking or Concatenate or Comparison;
    }

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
