using System.Collections.Immutable;

namespace BackpropTutor.Language.Parsing;

/// <summary>
/// What was typed, before any name or shape is known: <c>f (1 - f)</c> may still turn out a call or a product. <paramref name="Layers"/>
/// counts how deep it is, so that nothing ever recurses further than the limits allow.
/// </summary>
abstract record Syntax(TextSpan Span, int Layers)
{
    /// <summary>What it is made of.</summary>
    public IEnumerable<Syntax> Inner => this switch
    {
        SumSyntax sum => [sum.First, .. sum.Rest.Select(link => link.Operand)],
        ProductSyntax product => [product.First, .. product.Rest.Select(link => link.Operand)],
        ComparisonSyntax comparison => [comparison.Left, comparison.Right],
        NegativeSyntax negative => [negative.Operand],
        PowerSyntax power => [power.Base, power.Exponent],
        TransposeSyntax transpose => [transpose.Operand],
        GroupSyntax group => group.Items,
        CallSyntax call => [call.Name, .. call.Arguments],
        MethodSyntax method => [method.Target, .. method.Arguments],
        IndexSyntax index => [index.Target],
        SelectSyntax select => [select.Target],
        ListSyntax list => list.Rows.SelectMany(row => row),
        IndicatorSyntax indicator => [indicator.Condition],
        AbsoluteSyntax absolute => [absolute.Operand],
        NormSyntax norm => [norm.Operand],
        FractionSyntax fraction => [fraction.Numerator, fraction.Denominator],
        SumOverSyntax sum => [sum.Body],
        _ => [],
    };
}

/// <summary><c>\sum_{i=1}^{n} …</c>; the index is null where the sum names none but its body has one.</summary>
sealed record SumOverSyntax(TextSpan Span, string Index, Syntax? From, Syntax? To, Syntax Body) : Syntax(Span, Body.Layers + 1);

sealed record NumberSyntax(TextSpan Span, double Value, string Digits) : Syntax(Span, 1);

/// <param name="Text">As typed, subscripts in line: <c>W_2,3</c>.</param>
/// <param name="FromNumPy">It stood behind <c>np.</c>, so that it names a function and no variable.</param>
sealed record NameSyntax(TextSpan Span, string Text, bool FromNumPy) : Syntax(Span, 1)
{
    public string Canonical { get; } = Names.Canonical(Text);

    /// <summary>The name itself of <c>np.linalg.norm</c>.</summary>
    public string LastWord => Text[(Text.LastIndexOf('.') + 1)..];
}

/// <summary>An operator of a chain with what stands to its right; <paramref name="Sign"/> is "" where the factors just stand side by
/// side.</summary>
readonly record struct Link(string Sign, TextSpan SignSpan, Syntax Operand);

/// <summary>Terms: <c>a + b - c</c>, flat, so that a thousand terms are no deeper than two.</summary>
sealed record SumSyntax(TextSpan Span, Syntax First, ImmutableArray<Link> Rest, int Layers) : Syntax(Span, Layers);

/// <summary>Factors: <c>1/2 W @ x</c>, flat and left to right.</summary>
sealed record ProductSyntax(TextSpan Span, Syntax First, ImmutableArray<Link> Rest, int Layers) : Syntax(Span, Layers);

sealed record ComparisonSyntax(TextSpan Span, string Sign, Syntax Left, Syntax Right)
    : Syntax(Span, Math.Max(Left.Layers, Right.Layers) + 1);

sealed record NegativeSyntax(TextSpan Span, Syntax Operand) : Syntax(Span, Operand.Layers + 1);

sealed record PowerSyntax(TextSpan Span, Syntax Base, Syntax Exponent) : Syntax(Span, Math.Max(Base.Layers, Exponent.Layers) + 1);

sealed record TransposeSyntax(TextSpan Span, Syntax Operand) : Syntax(Span, Operand.Layers + 1);

/// <summary>Brackets; more than one item is a tuple such as <c>(m, n)</c>.</summary>
sealed record GroupSyntax(TextSpan Span, ImmutableArray<Syntax> Items, int Layers) : Syntax(Span, Layers);

/// <summary>Quoted text among arguments: <c>mode="valid"</c>.</summary>
sealed record TextSyntax(TextSpan Span, string Text) : Syntax(Span, 1);

readonly record struct Keyword(string Name, TextSpan Span, Syntax Value);

/// <summary>A name before a bracket: a call, or a product where the name turns out to be a variable.</summary>
/// <param name="Primes">How many <c>'</c> stand between.</param>
/// <param name="Exponent">Of <c>tanh^2(z)</c>.</param>
/// <param name="Certain">It was written as a LaTeX function, which no variable can hide.</param>
sealed record CallSyntax(
    TextSpan Span, NameSyntax Name, int Primes, Syntax? Exponent, ImmutableArray<Syntax> Arguments, ImmutableArray<Keyword> Keywords,
        TextSpan Bracket,
    bool Certain, int Layers) : Syntax(Span, Layers);

/// <summary><c>x.sum(axis=0)</c>.</summary>
sealed record MethodSyntax(
    TextSpan Span, Syntax Target, NameSyntax Name, ImmutableArray<Syntax> Arguments, ImmutableArray<Keyword> Keywords, int Layers)
        : Syntax(Span, Layers);

/// <summary><c>X.shape[0]</c>.</summary>
sealed record LengthSyntax(TextSpan Span, Syntax Target, int Axis) : Syntax(Span, Target.Layers + 1)
{
    /// <summary>How many names <c>N, D = X.shape</c> takes them apart into; null for one length alone.</summary>
    public int? Of { get; init; }
}

/// <summary><c>X.shape</c>: all lengths, for <c>N, D = X.shape</c> and <c>np.zeros(X.shape)</c>.</summary>
sealed record ShapeSyntax(TextSpan Span, Syntax Target) : Syntax(Span, Target.Layers + 1);

/// <summary><c>W[1, :]</c>, counted from zero; null stands for <c>:</c>.</summary>
sealed record IndexSyntax(TextSpan Span, Syntax Target, ImmutableArray<int?> Indices) : Syntax(Span, Target.Layers + 1);

/// <summary>One part of an index: <c>:</c> and <c>a:b</c> are slices, anything else is a place or several.</summary>
readonly record struct IndexPart(Syntax? At, Syntax? Start, Syntax? Stop)
{
    public bool IsSlice => At is null;
}

/// <summary><c>x[10:]</c>, <c>p[np.arange(n), y]</c>, <c>C[idx]</c>: entries whose places are computed or sliced.</summary>
sealed record SelectSyntax(TextSpan Span, Syntax Target, ImmutableArray<IndexPart> Parts, int Layers) : Syntax(Span, Layers);

/// <summary><c>[1, 2]</c>, <c>[1 2; 3 4]</c>, a LaTeX matrix.</summary>
/// <param name="ByRows">Rows were separated by <c>;</c> (or <c>\\</c>), so that even single entries stand below one another.</param>
/// <param name="IsMatrix">A LaTeX matrix, whose single row is a row.</param>
sealed record ListSyntax(TextSpan Span, ImmutableArray<ImmutableArray<Syntax>> Rows, bool ByRows, bool IsMatrix, int Layers)
    : Syntax(Span, Layers)
{
    /// <summary>Only blanks stand between the entries of a row.</summary>
    public bool ByBlanks { get; init; }

    /// <summary>The one thing in square brackets that may just group, as in <c>u ⊙ [1 - h]</c>; null for a list.</summary>
    public Syntax? Grouped => !ByRows && !IsMatrix && Rows is [[var only]] && only is not (ListSyntax or GroupSyntax or NumberSyntax)
        ? only : null;
}

/// <summary>A condition that is turned round: <c>~(z > 0)</c>.</summary>
sealed record NotSyntax(TextSpan Span, Syntax Operand) : Syntax(Span, Operand.Layers + 1);

/// <summary>A line of <c>cases</c>; without a condition it is what holds otherwise.</summary>
readonly record struct Case(Syntax Value, Syntax? Condition);

/// <summary><c>\begin{cases} … \end{cases}</c>.</summary>
sealed record CasesSyntax(TextSpan Span, ImmutableArray<Case> Cases, int Layers) : Syntax(Span, Layers);

/// <summary><c>dz[h &lt;= 0]</c>, which only stands left of <c>=</c>.</summary>
sealed record MaskSyntax(TextSpan Span, NameSyntax Target, Syntax Condition) : Syntax(Span, Condition.Layers + 1);

/// <summary><c>x[:, None]</c>, a column, or <c>x[None, :]</c>, a row.</summary>
sealed record NewAxisSyntax(TextSpan Span, Syntax Target, bool IsColumn) : Syntax(Span, Target.Layers + 1);

/// <summary><c>\nabla_W</c> or <c>W.grad</c>: the output's gradient by a name.</summary>
sealed record GradientSyntax(TextSpan Span, NameSyntax By) : Syntax(Span, 1);

/// <summary><c>1[z > 0]</c>.</summary>
sealed record IndicatorSyntax(TextSpan Span, Syntax Condition) : Syntax(Span, Condition.Layers + 1);

sealed record AbsoluteSyntax(TextSpan Span, Syntax Operand) : Syntax(Span, Operand.Layers + 1);

sealed record NormSyntax(TextSpan Span, Syntax Operand) : Syntax(Span, Operand.Layers + 1)
{
    /// <summary><c>1</c> of ‖x‖₁; 2 and F say what is read anyway.</summary>
    public string? Subscript { get; init; }
}

sealed record FractionSyntax(TextSpan Span, Syntax Numerator, Syntax Denominator)
    : Syntax(Span, Math.Max(Numerator.Layers, Denominator.Layers) + 1);

enum StatementKind
{
    Value,
    Update,
    Loop,
    PassedOver,
}

/// <summary>One statement: values with the names they get (none for a bare expression), an update, or a line that is passed over.</summary>
/// <param name="Sign">The sign of an update: <c>+</c> of <c>+=</c>.</param>
sealed record Statement(StatementKind Kind, ImmutableArray<Syntax> Targets, string Sign, ImmutableArray<Syntax> Values, TextSpan Span,
    string Word);

/// <summary>A whole text as it was parsed, or the first mistake in it.</summary>
/// <param name="IsNumPy">It has <c>np.</c>, <c>@</c>, <c>.T</c> or a method call, so that a written <c>*</c> is elementwise.</param>
sealed record Parsed(ImmutableArray<Statement> Statements, bool IsNumPy, Mistake? Mistake);
