using System.Collections.Frozen;

namespace BackpropTutor.Autodiff.Expressions.Lexing;

/// <summary>The LaTeX commands that the language reads.</summary>
static class Latex
{
    /// <summary>Commands that are an operator.</summary>
    public static FrozenDictionary<string, string> Symbols { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["odot"] = "⊙",
        ["circ"] = "⊙",
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
        ["lt"] = "<",
        ["gt"] = ">",
        ["neq"] = "!=",
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
        ["max"] = "max",
        ["min"] = "min",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Commands that only change the look of what they hold.</summary>
    public static FrozenSet<string> Wrappers { get; } = new[]
    {
        "mathbf", "mathrm", "boldsymbol", "bm", "text", "textbf", "textrm", "operatorname", "mathit", "mathsf", "mathbb", "mathcal", "vec", "mathop",
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
        "left", "right", "big", "Big", "bigl", "bigr", "Bigl", "Bigr", "bigg", "Bigg", "biggl", "biggr", ",", ";", ":", "!", " ", "quad", "qquad", "limits", "nolimits",
        "displaystyle", "textstyle", "(", ")", "[", "]", "thinspace",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Commands with arguments of their own.</summary>
    public static FrozenSet<string> Commands { get; } = new[] { "frac", "dfrac", "tfrac", "sqrt", "begin", "end" }.ToFrozenSet(StringComparer.Ordinal);
}
