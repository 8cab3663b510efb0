using System.Collections.Frozen;
using System.Text;

namespace BackpropTutor.Language.Printing;

/// <summary>
/// The LaTeX that ops write of themselves, as MathML: one notation for each op, shown in two ways. It knows the commands that the ops use
/// and shows any other by its name.
/// </summary>
sealed class LatexToMathMl(string latex)
{
    /// <summary>Deeper groups are shown as their LaTeX: nobody can read them, and the reader of MathML recurses.</summary>
    const int Deepest = 150;

    static readonly FrozenDictionary<string, string> Operators = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["odot"] = "⊙",
        ["cdot"] = "·",
        ["times"] = "×",
        ["le"] = "≤",
        ["ge"] = "≥",
        ["ne"] = "≠",
        ["partial"] = "∂",
        ["nabla"] = "∇",
        ["sum"] = "∑",
        ["to"] = "→",
        ["in"] = "∈",
        ["approx"] = "≈",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly FrozenDictionary<string, string> Accents = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["hat"] = "^",
        ["tilde"] = "~",
        ["bar"] = "¯",
        ["dot"] = "˙",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    const string ThinSpace = "<mspace width=\"0.17em\"></mspace>";

    int at;
    int depth;

    public string Convert()
    {
        var items = Items(() => at >= latex.Length);
        return "<mrow>" + string.Concat(items) + "</mrow>";
    }

    List<string> Items(Func<bool> ends)
    {
        var items = new List<string>();
        var spaced = false;
        while (!ends() && at < latex.Length)
        {
            var c = latex[at];
            if (c == ' ')
            {
                at++;
                spaced = true;
                continue;
            }

            var (beside, started) = (spaced && items.Count > 0 && IsOperand(items[^1]), items.Count);
            spaced = false;
            if (c is '^' or '_')
            {
                Script(items);
            }
            else if (c == '\'')
            {
                at++;
                Attach(items, "msup", "<mo>′</mo>");
            }
            else
            {
                // A minus without a left side is a sign, and stands close to what it negates.
                var isSign = c == '-' && (items.Count == 0 || !IsOperand(items[^1]));
                items.Add(isSign ? Item().Replace("<mo>", "<mo form=\"prefix\">", StringComparison.Ordinal) : Item());
            }

            // Factors side by side stand a little apart, as a function and its bracket do not.
            if (beside && items.Count > started && IsOperand(items[^1]))
            {
                items.Insert(started, ThinSpace);
            }
        }

        return items;
    }

    static bool IsOperand(string item) => !item.StartsWith("<mo>", StringComparison.Ordinal)
        && !item.StartsWith("<mo ", StringComparison.Ordinal) && !item.StartsWith("<mspace", StringComparison.Ordinal);

    /// <summary>Puts a script on the item before, both scripts on one where two follow each other.</summary>
    void Script(List<string> items)
    {
        var raised = latex[at++] == '^';
        var script = Argument();
        Attach(items, raised ? "msup" : "msub", script);
    }

    static void Attach(List<string> items, string element, string script)
    {
        var target = items.Count > 0 ? items[^1] : "<mrow></mrow>";
        if (items.Count > 0)
        {
            items.RemoveAt(items.Count - 1);
        }

        const string Below = "<msub>";
        items.Add(element == "msup" && target.StartsWith(Below, StringComparison.Ordinal)
            && target.EndsWith("</msub>", StringComparison.Ordinal)
            ? $"<msubsup>{target[Below.Length..^7]}{script}</msubsup>"
            : $"<{element}>{target}{script}</{element}>");
    }

    string Argument()
    {
        while (at < latex.Length && latex[at] == ' ')
        {
            at++;
        }

        return at >= latex.Length ? "<mrow></mrow>" : latex[at] == '{' ? Group('{', '}', "", "") : Item();
    }

    string Item()
    {
        var c = latex[at];
        switch (c)
        {
            case '{':
                return Group('{', '}', "", "");
            case '(':
                return Group('(', ')', Small('('), Small(')'));
            case '[':
                return Group('[', ']', Small('['), Small(']'));
            case '\\':
                return Command();
            case >= '0' and <= '9' or '.':
                var start = at;
                while (at < latex.Length && (char.IsAsciiDigit(latex[at]) || latex[at] == '.'))
                {
                    at++;
                }

                return $"<mn>{latex[start..at]}</mn>";
            case '-':
                at++;
                return "<mo>−</mo>";
        }

        if (Rune.TryGetRuneAt(latex, at, out var rune) && Rune.IsLetter(rune))
        {
            at += rune.Utf16SequenceLength;
            return $"<mi>{rune}</mi>";
        }

        at++;
        return $"<mo>{MathMl.Escape(c.ToString())}</mo>";
    }

    string Group(char open, char close, string before, string after)
    {
        at++;
        if (++depth > Deepest)
        {
            depth--;
            var start = at;
            at = latex.Length;
            return $"<mtext>{MathMl.Escape(latex[start..])}</mtext>";
        }

        var items = Items(() => at < latex.Length && latex[at] == close);
        at = Math.Min(at + 1, latex.Length);
        depth--;
        return open == '{' && items.Count == 1 ? items[0] : $"<mrow>{before}{string.Concat(items)}{after}</mrow>";
    }

    string Command()
    {
        var name = CommandName();
        switch (name)
        {
            case "frac":
                return $"<mfrac>{Argument()}{Argument()}</mfrac>";
            case "sqrt":
                return $"<msqrt>{Argument()}</msqrt>";
            case "mathrm" or "operatorname" or "text":
                return Upright(Raw());
            case "left":
                return Fenced();
            case "lVert":
                return Between("rVert", "‖");
            case "lvert":
                return Between("rvert", "|");
            case "begin":
                return Matrix();
            case "top":
                return "<mo>⊤</mo>";
            case ",":
                return ThinSpace;
            case "infty":
                return "<mi>∞</mi>";
        }

        return Accents.TryGetValue(name, out var accent) ? $"<mover accent=\"true\">{Argument()}<mo>{accent}</mo></mover>"
            : Operators.TryGetValue(name, out var sign) ? $"<mo>{sign}</mo>"
            : Names.GreekLetter(name) is { } letter ? $"<mi>{letter}</mi>"
            : $"<mi>{MathMl.Escape(name)}</mi>";
    }

    /// <summary>Letters that are one name stand upright; one letter alone would be slanted unless told otherwise.</summary>
    static string Upright(string name) => name.Length == 1
        ? $"<mi mathvariant=\"normal\">{MathMl.Escape(name)}</mi>" : $"<mi>{MathMl.Escape(name)}</mi>";

    string CommandName()
    {
        var start = ++at;
        while (at < latex.Length && char.IsAsciiLetter(latex[at]))
        {
            at++;
        }

        at = at == start ? Math.Min(at + 1, latex.Length) : at;
        return latex[start..at];
    }

    string Raw()
    {
        if (at >= latex.Length || latex[at] != '{')
        {
            return "";
        }

        var close = latex.IndexOf('}', at);
        close = close < 0 ? latex.Length - 1 : close;
        var inside = latex[(at + 1)..close];
        at = close + 1;
        return inside;
    }

    string Fenced()
    {
        var open = latex[at++];
        var inside = Bounded(@"\right");
        at = Math.Min(at + @"\right".Length, latex.Length);
        var close = at < latex.Length ? latex[at++] : ')';
        return IsTall(inside)
            ? $"<mrow><mo>{open}</mo>{inside}<mo>{close}</mo></mrow>" : $"<mrow>{Small(open)}{inside}{Small(close)}</mrow>";
    }

    /// <summary>A bracket of the size of letters. One that may stretch is drawn from wider pieces and stands apart from what it
    /// holds.</summary>
    static string Small(char bracket) => $"<mo stretchy=\"false\">{bracket}</mo>";

    static bool IsTall(string inside) => inside.Contains("<mfrac", StringComparison.Ordinal)
        || inside.Contains("<mtable", StringComparison.Ordinal);

    string Between(string closing, string bar)
    {
        var inside = Bounded("\\" + closing);
        at = Math.Min(at + closing.Length + 1, latex.Length);
        return $"<mrow><mo>{bar}</mo>{inside}<mo>{bar}</mo></mrow>";
    }

    string Bounded(string closing)
    {
        if (++depth > Deepest)
        {
            depth--;
            var start = at;
            at = latex.Length;
            return $"<mtext>{MathMl.Escape(latex[start..])}</mtext>";
        }

        var items = Items(() => string.CompareOrdinal(latex, at, closing, 0, closing.Length) == 0);
        depth--;
        return string.Concat(items);
    }

    string Matrix()
    {
        Raw();
        var table = new StringBuilder("<mrow><mo>[</mo><mtable><mtr><mtd>");
        while (at < latex.Length)
        {
            depth++;
            var items = depth > Deepest ? [] : Items(() => latex[at] == '&' || Stands(@"\\") || Stands(@"\end"));
            depth--;
            table.AppendJoin("", items);
            if (at >= latex.Length || Stands(@"\end"))
            {
                break;
            }

            table.Append(latex[at] == '&' ? "</mtd><mtd>" : "</mtd></mtr><mtr><mtd>");
            at += latex[at] == '&' ? 1 : 2;
        }

        at = Math.Min(at + 4, latex.Length);
        Raw();
        return table.Append("</mtd></mtr></mtable><mo>]</mo></mrow>").ToString();
    }

    bool Stands(string word) => string.CompareOrdinal(latex, at, word, 0, word.Length) == 0;
}
