using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace BackpropTutor.Language.Lexing;

/// <summary>The characters of the language: which make names, and which are other spellings of an operator.</summary>
static class Characters
{
    /// <summary>Single characters with the operator that they mean.</summary>
    public static FrozenDictionary<char, string> Symbols { get; } = new Dictionary<char, string>
    {
        ['+'] = "+",
        ['-'] = "-",
        ['−'] = "-",
        ['–'] = "-",
        ['‐'] = "-",
        ['‑'] = "-",
        ['‒'] = "-",
        ['—'] = "-",
        ['﹣'] = "-",
        ['ー'] = "-",
        ['*'] = "*",
        ['∗'] = "*",
        ['·'] = "·",
        ['⋅'] = "·",
        ['∙'] = "·",
        ['•'] = "·",
        ['×'] = "×",
        ['@'] = "@",
        ['⊙'] = "⊙",
        ['∘'] = "⊙",
        ['◦'] = "⊙",
        ['○'] = "⊙",
        ['⨀'] = "⊙",
        ['⊗'] = "⊗",
        ['⊘'] = "/",
        ['/'] = "/",
        ['÷'] = "/",
        ['^'] = "^",
        ['ˆ'] = "^",
        ['~'] = "~",
        ['\''] = "'",
        ['′'] = "'",
        ['’'] = "'",
        ['‘'] = "'",
        ['´'] = "'",
        ['`'] = "'",
        ['ᵀ'] = "ᵀ",
        ['⊤'] = "ᵀ",
        ['('] = "(",
        [')'] = ")",
        ['['] = "[",
        [']'] = "]",
        ['{'] = "{",
        ['}'] = "}",
        ['|'] = "|",
        ['∣'] = "|",
        ['‖'] = "‖",
        ['∥'] = "‖",
        [','] = ",",
        [';'] = ";",
        [':'] = ":",
        ['='] = "=",
        ['<'] = "<",
        ['>'] = ">",
        ['≤'] = "<=",
        ['≥'] = ">=",
        ['⩽'] = "<=",
        ['⩾'] = ">=",
        ['.'] = ".",
        ['_'] = "_",
        ['&'] = "&",
    }.ToFrozenDictionary();

    /// <summary>Pairs of characters that are one operator; looked up before the single ones.</summary>
    public static FrozenDictionary<string, string> Pairs { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["**"] = "^",
        [".*"] = "⊙",
        ["./"] = "/",
        [".^"] = "^",
        ["<="] = "<=",
        [">="] = ">=",
        ["=="] = "==",
        ["!="] = "!=",
        ["+="] = "+=",
        ["-="] = "-=",
        ["−="] = "-=",
        ["*="] = "*=",
        ["/="] = "/=",
        ["||"] = "‖",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    const string SuperscriptLetters = "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ";
    const string LettersAbove = "abcdefghijklmnoprstuvwxyz";
    const string SubscriptDigits = "₀₁₂₃₄₅₆₇₈₉";
    const string SubscriptLetters = "ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ";
    const string LettersBelow = "aehijklmnoprstuvx";

    /// <summary>A full-width form, as a Korean or Japanese keyboard may type it, as the plain character.</summary>
    public static char Plain(char c) => c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c;

    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is '\u200B' or '\u2060' or '\uFEFF' or '\u2061' or '\u2062';

    public static int Superscript(char c) => Superscripts.IndexOf(c, StringComparison.Ordinal);

    /// <summary>The letter that a raised one stands for, or null.</summary>
    public static char? SuperscriptLetter(char c) =>
        SuperscriptLetters.IndexOf(c, StringComparison.Ordinal) is >= 0 and var letter ? LettersAbove[letter] : null;

    /// <summary>Whether a raised text may begin or go on with this: <c>⁻²ˣ</c>.</summary>
    public static bool IsSuperscript(char c) => c is '⁻' or '⁺' || Superscript(c) >= 0 || SuperscriptLetter(c) is not null;

    /// <summary>The number that a fraction in one character is, as <c>½</c>, or null.</summary>
    public static double? Fraction(char c) => c is '½' or '¼' or '¾' or (>= '⅐' and <= '⅞') ? char.GetNumericValue(c) : null;

    /// <summary>The digit that a digit of the mathematical alphabets (𝟏) is, or null.</summary>
    public static char? MathematicalDigit(Rune? rune) => rune?.Value is >= 0x1D7CE and <= 0x1D7FF and var value
        ? (char)('0' + ((value - 0x1D7CE) % 10)) : null;

    /// <summary>The character that a subscript character stands for, or null.</summary>
    public static char? Subscript(char c) =>
        SubscriptDigits.IndexOf(c, StringComparison.Ordinal) is >= 0 and var digit ? (char)('0' + digit)
        : SubscriptLetters.IndexOf(c, StringComparison.Ordinal) is >= 0 and var letter ? LettersBelow[letter]
        : null;

    /// <summary>Whether a name may go on with this; ᵀ and Σ are letters to Unicode, but operators here.</summary>
    public static bool ContinuesName(Rune rune) => StartsName(rune) || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber;

    public static bool StartsName(Rune rune) => rune.Value switch
    {
        'ᵀ' or 'Σ' or 'ʹ' or 'ʼ' or 'ˆ' or 'ー' => false,
        '∂' => true,
        _ => Rune.IsLetter(rune) && (!rune.IsBmp || (Subscript((char)rune.Value) is null && SuperscriptLetter((char)rune.Value) is null)),
    };
}
