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

    public static Written Atom(string text) => new(text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), Precedence.Atom, [], []);

    public static Written Prefix(string sign, Precedence level, Node part) => new(sign + "{0}", level, [part], [level]);

    public static Written Postfix(string sign, Node part) => new("{0}" + sign, Precedence.Postfix, [part], [Precedence.Postfix]);

    /// <summary>A left-associative operator between two parts.</summary>
    public static Written Infix(string sign, Precedence level, Node left, Node right) =>
        new("{0}" + sign + "{1}", level, [left, right], [level, level + 1]);

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
