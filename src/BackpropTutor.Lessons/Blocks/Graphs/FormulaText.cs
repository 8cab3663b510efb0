using System.Globalization;
using System.Text.RegularExpressions;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Numerics;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Lessons.Blocks.Graphs.Drawing;

namespace BackpropTutor.Lessons.Blocks.Graphs;

/// <summary>Formulas as they stand in a box of the picture: one line, over the names of other boxes, from what each op says of its
/// writing.</summary>
static partial class FormulaText
{
    /// <summary>An unnamed part may share its own parts, so that its text could double at each step.</summary>
    const int Deepest = 10;

    const int Longest = 60;

    /// <summary>What <paramref name="node"/> computes; inside, a node for which <paramref name="name"/> has a text is written as
    /// that.</summary>
    public static string Of(Node node, Func<Node, string?> name) =>
        Print(node, inner => ReferenceEquals(inner, node) ? null : name(inner), 0).Text;

    /// <summary>The sign of a node's op alone, with the numbers that it holds: <c>×</c>, <c>σ</c>, <c>1 −</c>.</summary>
    public static string Symbol(Node node)
    {
        if (node.Op is Leaf)
        {
            return Print(node, static _ => null, 0).Text;
        }

        var written = node.Op.Write(Dialect.Text, node);
        if (written.Pattern.IndexOf('(', StringComparison.Ordinal) is > 0 and var bracket)
        {
            return written.Pattern[..bracket];
        }

        var holes = written.Parts.Select(part => Cut.IsFolded(part) ? Print(part, static _ => null, 0).Text : "").ToArray<object>();
        var sign = Spaces().Replace(string.Format(CultureInfo.InvariantCulture, Typographic(written.Pattern), holes), " ").Trim();
        return sign.Length == 0 ? "×" : sign;
    }

    static (string Text, Precedence Level) Print(Node node, Func<Node, string?> name, int depth)
    {
        if (name(node) is { } known)
        {
            return (known, LevelOf(known));
        }

        switch (node.Op)
        {
            case Variable variable:
                return (variable.Symbol, Precedence.Atom);
            case Fill { Value: var value }:
                return (NumberFormat.ForReading(value), LevelOf(NumberFormat.ForReading(value)));
            case Constant { Value: var tensor }:
                return (Digits.Inline(tensor), LevelOf(Digits.Inline(tensor)));
        }

        if (depth >= Deepest)
        {
            return ("…", Precedence.Atom);
        }

        // Between letters a product needs no sign; between the numbers that take their places it does.
        var written = node is { Op: Multiply, Inputs: [{ Shape.IsScalar: true } left, { Shape.IsScalar: true } right] }
            ? Written.Infix(" × ", Precedence.Product, left, right)
            : node.Op.Write(Dialect.Text, node);
        var parts = written.Parts.Zip(written.Holes).Select(hole => Bracketed(Print(hole.First, name, depth + 1), hole.Second))
            .ToArray<object>();
        var text = string.Format(CultureInfo.InvariantCulture, Typographic(written.Pattern), parts);
        return text.Length > Longest ? ("…", Precedence.Atom) : (text, written.Level);
    }

    static string Bracketed((string Text, Precedence Level) part, Precedence hole) => part.Level < hole ? $"({part.Text})" : part.Text;

    /// <summary>A negative number in place of a name needs brackets wherever a negation would.</summary>
    static Precedence LevelOf(string text) => text.StartsWith('−') ? Precedence.Sum : Precedence.Atom;

    static string Typographic(string pattern) => pattern.Replace('-', '−').Replace('*', '×');

    [GeneratedRegex(" +", RegexOptions.None, 10_000)]
    private static partial Regex Spaces();
}
