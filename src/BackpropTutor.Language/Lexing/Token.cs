namespace BackpropTutor.Language.Lexing;

enum TokenKind
{
    End,

    /// <summary>The end of a line outside brackets, or <c>;</c> there: the end of a statement.</summary>
    Break,
    Number,
    Name,

    /// <summary>A function that needs no brackets: <c>\tanh</c>, <c>\sum</c>, <c>Σ</c>; the text is its name.</summary>
    Function,

    /// <summary>An operator or bracket; the text is its one canonical spelling, whatever was typed.</summary>
    Symbol,

    /// <summary><c>x²</c>, <c>x⁻¹</c>; the value is the exponent.</summary>
    Superscript,

    /// <summary>A LaTeX command with arguments of its own: <c>frac</c>, <c>sqrt</c>.</summary>
    Command,

    /// <summary><c>\begin{…}</c> of a matrix or of cases; the text is the environment's name.</summary>
    Begin,

    /// <summary><c>\end{…}</c> of one.</summary>
    EndOf,

    /// <summary><c>\nabla_W</c>, <c>∇W</c>; the text is the name by which is differentiated.</summary>
    Gradient,

    /// <summary>What stands in quotes as an argument: <c>mode="valid"</c>; the text is without them.</summary>
    Text,

    /// <summary>A line of a script that computes nothing: <c>import</c>, <c>print</c>.</summary>
    PassedOver,

    /// <summary>Anything the language has no use for; the parser says so where it matters.</summary>
    Unknown,
}

/// <summary>One word of the text. <paramref name="Spaced"/>: a blank (or a line end inside brackets) stands before it.</summary>
readonly record struct Token(TokenKind Kind, TextSpan Span, string Text, double Value, bool Spaced)
{
    /// <summary>The text of a 1 in bold, which is a vector of ones where it multiplies a matrix.</summary>
    public const string BoldOne = "𝟏";

    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    public bool IsName(string name) => Kind == TokenKind.Name && Text == name;
}
