using System.Collections.Frozen;

namespace BackpropTutor.Language.Lexing;

/// <summary>The LaTeX commands that the language reads.</summary>
static class Latex
{
    /// <summary>Commands that are an operator.</summary>
    public static FrozenDictionary<string, string> Symbols { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["odot"] = "⊙",
        ["circ"] = "⊙",
        ["bigodot"] = "⊙",
        ["bigcirc"] = "⊙",
        ["otimes"] = "⊗",
        ["oslash"] = "/",
        ["cdot"] = "·",
        ["times"] = "×",
        ["top"] = "ᵀ",
        ["intercal"] = "ᵀ",
        ["prime"] = "'",
        ["div"] = "/",
        ["ast"] = "*",
        ["le"] = "<=",
        ["leq"] = "<=",
        ["ge"] = ">=",
        ["geq"] = ">=",
        ["leqslant"] = "<=",
        ["geqslant"] = ">=",
        ["lt"] = "<",
        ["gt"] = ">",
        ["neq"] = "!=",
        ["ne"] = "!=",
        ["lVert"] = "‖:",
        ["rVert"] = ":‖",
        ["Vert"] = "‖",
        ["|"] = "‖",
        ["lvert"] = "|:",
        ["rvert"] = ":|",
        ["vert"] = "|",
        ["{"] = "{",
        ["}"] = "}",
        ["lbrace"] = "{",
        ["rbrace"] = "}",
        ["lbrack"] = "[",
        ["rbrack"] = "]",
        ["\\"] = "\\\\",
        ["_"] = "_",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Commands that take the next factor as their argument, with or without brackets.</summary>
    public static FrozenDictionary<string, string> Functions { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["sum"] = "sum",
        ["tanh"] = "tanh",
        ["log"] = "log",
        ["ln"] = "log",
        ["exp"] = "exp",
        ["sin"] = "sin",
        ["cos"] = "cos",
        ["tan"] = "tan",
        ["sinh"] = "sinh",
        ["cosh"] = "cosh",
        ["arctan"] = "arctan",
        ["det"] = "det",
        ["max"] = "max",
        ["min"] = "min",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Commands that only change the look of what they hold.</summary>
    public static FrozenSet<string> Wrappers { get; } = new[]
    {
        "mathbf", "mathrm", "boldsymbol", "bm", "text", "textbf", "textrm", "operatorname", "mathit", "mathsf", "mathbb", "mathcal", "vec",
            "mathop", "mathbbm", "mathds", "bold", "pmb",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Accents, as the combining mark that makes them part of the name.</summary>
    public static FrozenDictionary<string, char> Accents { get; } = new Dictionary<string, char>(StringComparer.Ordinal)
    {
        ["hat"] = '\u0302',
        ["widehat"] = '\u0302',
        ["tilde"] = '\u0303',
        ["widetilde"] = '\u0303',
        ["bar"] = '\u0304',
        ["overline"] = '\u0304',
        ["dot"] = '\u0307',
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Commands that mean nothing to the mathematics: sizes and blanks.</summary>
    public static FrozenSet<string> Blanks { get; } = new[]
    {
        "left", "right", "big", "Big", "bigl", "bigr", "Bigl", "Bigr", "bigg", "Bigg", "biggl", "biggr", ",", ";", ":", "!", " ", "quad",
            "qquad", "limits", "nolimits",
        "displaystyle", "textstyle", "scriptstyle", "(", ")", "[", "]", "thinspace", "rm", "bf", "it", "sf", "boldmath", "mathstrut",
            "notag", "nonumber", "hline",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Commands that stand around a formula: they and their braces are left out.</summary>
    public static FrozenSet<string> Frames { get; } = new[]
    {
        "boxed", "fbox", "underline", "underbrace", "overbrace", "ensuremath", "displaylines",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Commands that mean nothing to the mathematics, with how many arguments go with them.</summary>
    public static FrozenDictionary<string, int> Ignored { get; } = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["tag"] = 1,
        ["label"] = 1,
        ["color"] = 1,
        ["textcolor"] = 1,
        ["hspace"] = 1,
        ["phantom"] = 1,
        ["vphantom"] = 1,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Environments that arrange lines of a formula.</summary>
    public static FrozenSet<string> Displays { get; } = new[]
    {
        "align", "aligned", "alignat", "alignedat", "equation", "gather", "gathered", "split", "multline", "displaymath", "math",
            "eqnarray",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Commands with arguments of their own.</summary>
    public static FrozenSet<string> Commands
    {
        get;
    } = new[] { "frac", "dfrac", "tfrac", "cfrac", "sqrt" }.ToFrozenSet(StringComparer.Ordinal);
}
