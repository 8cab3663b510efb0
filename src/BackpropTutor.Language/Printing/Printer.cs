using System.Globalization;
using System.Text;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Language.Printing;

/// <summary>
/// Writes a graph as an expression, from what each op says of itself. Names cut: a node that has one is written by it. Without recursion,
/// and with an end, since a graph without names may be written out to a text far longer than itself.
/// </summary>
public static class Printer
{
    /// <summary>A text longer than this is cut short with an ellipsis.</summary>
    public const int Longest = 100_000;

    /// <param name="nameOf">The canonical name of a node, null where it has none; variables need not be named.</param>
    public static string Print(Node node, Dialect dialect, Func<Node, string?> nameOf) =>
        Print(node, dialect, nameOf, cutAtRoot: true, helpers: null);

    /// <summary>What a named node is made of: its own name is not used for itself.</summary>
    public static string PrintDefinition(Node node, Dialect dialect, Func<Node, string?> nameOf) =>
        Print(node, dialect, nameOf, cutAtRoot: false, helpers: null);

    internal static string Print(Node node, Dialect dialect, Func<Node, string?> nameOf, bool cutAtRoot, ISet<string>? helpers)
    {
        var output = new StringBuilder();
        var work = new Stack<(string? Literal, Node? Node, Precedence Hole)>();
        work.Push((null, node, Precedence.Comparison));
        var isRoot = true;
        while (work.TryPop(out var next))
        {
            if (output.Length > Longest)
            {
                return Spaced(output.Append('…').ToString());
            }

            if (next.Node is null)
            {
                output.Append(next.Literal);
                continue;
            }

            var name = !isRoot || cutAtRoot ? NameOf(next.Node, nameOf) : null;
            isRoot = false;
            if (name is null && dialect is Dialect.Text or Dialect.Latex && next.Node.Op.Spelled(next.Node, dialect) is { } spelled)
            {
                work.Push((null, spelled, next.Hole));
                continue;
            }

            var written = name is null ? next.Node.Op.Write(dialect, next.Node) : Written.Atom(NamePrinter.Print(name, dialect));
            if (written.IfNamed is { } shorter && NameOf(written.Parts[0], nameOf) is { } part && part.All(char.IsLetter))
            {
                written = shorter;
            }

            if (helpers is not null && !written.Parts.IsEmpty && CodeHelpers.For(next.Node.Op, dialect) is { } helper)
            {
                helpers.Add(helper);
            }

            var bracketed = written.Level < next.Hole || (written is { Level: Precedence.Unary, Pattern: ['-', ..] } && EndsInSign(output));
            if (bracketed)
            {
                work.Push((dialect == Dialect.Latex ? @"\right)" : ")", null, default));
            }

            PushPattern(written, work);
            if (bracketed)
            {
                work.Push((dialect == Dialect.Latex ? @"\left(" : "(", null, default));
            }
        }

        return Spaced(output.ToString());
    }

    /// <summary>LaTeX needs no more than a blank between factors, except beside a word, which would run into its neighbour.</summary>
    static string Spaced(string text)
    {
        const string Word = @"\mathrm{";
        var factors = text.Split(Written.Beside);
        var spaced = new StringBuilder(factors[0], text.Length);
        for (var i = 1; i < factors.Length; i++)
        {
            var endsInWord = factors[i - 1].LastIndexOf(Word, StringComparison.Ordinal) is >= 0 and var start
                && factors[i - 1].IndexOf('}', start) == factors[i - 1].Length - 1;
            spaced.Append(endsInWord || factors[i].StartsWith(Word, StringComparison.Ordinal) ? @" \, " : " ").Append(factors[i]);
        }

        return spaced.ToString();
    }

    /// <summary>Whether a sign is the last that was written, so that another needs brackets: <c>3 · (-2)</c>, <c>-(-x)</c>; an exponent's
    /// does not.</summary>
    static bool EndsInSign(StringBuilder output)
    {
        var end = output.Length;
        while (end > 0 && output[end - 1] == ' ')
        {
            end--;
        }

        return end > 0 && (output[end - 1] is '+' or '-' or '·' or '⊙' or '/' or '@'
            || (output[end - 1] == '*' && (end < 2 || output[end - 2] != '*'))
            || (end > 5 && output.ToString(end - 5, 5) is @"\cdot" or @"\odot"));
    }

    static string? NameOf(Node node, Func<Node, string?> nameOf) => nameOf(node) ?? (node.Op as Variable)?.Symbol;

    /// <summary>Pushes the pieces of a pattern, the last first.</summary>
    static void PushPattern(Written written, Stack<(string?, Node?, Precedence)> work)
    {
        var pieces = new List<(string?, Node?, Precedence)>();
        var literal = new StringBuilder();
        var pattern = written.Pattern;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c is '{' or '}' && i + 1 < pattern.Length && pattern[i + 1] == c)
            {
                literal.Append(c);
                i++;
            }
            else if (c == '{')
            {
                var end = pattern.IndexOf('}', i);
                var hole = int.Parse(pattern.AsSpan(i + 1, end - i - 1), CultureInfo.InvariantCulture);
                pieces.Add((literal.ToString(), null, default));
                literal.Clear();
                pieces.Add((null, written.Parts[hole], written.Holes[hole]));
                i = end;
            }
            else
            {
                literal.Append(c);
            }
        }

        pieces.Add((literal.ToString(), null, default));
        for (var i = pieces.Count - 1; i >= 0; i--)
        {
            work.Push(pieces[i]);
        }
    }
}
