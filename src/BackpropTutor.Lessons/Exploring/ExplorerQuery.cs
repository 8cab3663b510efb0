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

    /// <summary>As an address gives it. Forms send line ends as two characters.</summary>
    public static ExplorerQuery Of(string? program, string? inputs, string? output, string? grain) => new(
        Typed(program), Typed(inputs), Typed(output), Enum.TryParse<Grain>(grain, ignoreCase: true, out var wanted)
            && Enum.IsDefined(wanted) ? wanted : null);

    /// <summary>The fields of the address, by name. Line ends are one character.</summary>
    public IEnumerable<KeyValuePair<string, string>> Fields
    {
        get
        {
            yield return new("program", Written(Program));
            yield return new("inputs", Written(Inputs));
            if (Output.Length > 0)
            {
                yield return new("output", Written(Output));
            }

            if (Grain is { } grain)
            {
                yield return new("grain", grain.ToString().ToLowerInvariant());
            }
        }
    }

    /// <summary>The query string, with the question mark.</summary>
    public string ToAddress() => "?" + string.Join('&', Fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));

    static string Typed(string? text) => (text ?? "").ReplaceLineEndings("\n");

    /// <summary>Only one character of a pair that belongs together can be left by a browser that cuts; that one is no text.</summary>
    static string Written(string text) => string.Concat(text.ReplaceLineEndings("\n").Where(c => !char.IsSurrogate(c)));
}
