using BackpropTutor.Lessons.Blocks.Graphs;

namespace BackpropTutor.Lessons.Exploring;

/// <summary>What somebody wants to see differentiated. All of it stands in the address of the page, which so reproduces it.</summary>
/// <param name="Program">In the answer language.</param>
/// <param name="Inputs">One input a line: <c>x = [1, 2]</c>, or <c>W: 2x3</c> for numbers that are drawn.</param>
/// <param name="Output">A name of the program; its last definition if empty.</param>
/// <param name="Grain">How much one box of the picture holds; chosen by the program if null.</param>
public sealed record ExplorerQuery(string Program, string Inputs = "", string Output = "", Grain? Grain = null)
{
    /// <summary>Of the program and of the inputs, in characters: browsers and proxies cut longer addresses off.</summary>
    public const int LongestText = 3_000;

    /// <summary>The query string, with the question mark. Line ends are one character.</summary>
    public string ToAddress()
    {
        var output = Output.Length == 0 ? "" : "&output=" + Uri.EscapeDataString(Output);
        return "?program=" + Written(Program) + "&inputs=" + Written(Inputs) + output + (Grain is { } grain ? "&grain=" + grain.ToString().ToLowerInvariant() : "");
    }

    /// <summary>Only one character of a pair that belongs together can be left by a browser that cuts; that one is no text.</summary>
    static string Written(string text) => Uri.EscapeDataString(string.Concat(text.ReplaceLineEndings("\n").Where(c => !char.IsSurrogate(c))));
}
