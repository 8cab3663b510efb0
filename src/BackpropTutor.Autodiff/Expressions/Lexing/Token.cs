namespace BackpropTutor.Autodiff.Expressions.Lexing;

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

    /// <summary>A LaTeX command with arguments of its own: <c>frac</c>, <c>sqrt</c>, <c>begin</c>, <c>end</c>.</summary>
    Command,

    /// <summary>A line of a script that computes nothing: <c>import</c>, <c>print</c>.</summary>
    PassedOver,

    /// <summary>Anything the language has no use for; the parser says so where it matters.</summary>
    Unknown,
}

/// <summary>One word of the text. <paramref name="Spaced"/>: a blank (or a line end inside brackets) stands before it.</summary>
readonly record struct Token(TokenKind Kind, TextSpan Span, string Text, double Value, bool Spaced)
{
    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    public bool IsName(string name) => Kind == TokenKind.Name && Text == name;
}
