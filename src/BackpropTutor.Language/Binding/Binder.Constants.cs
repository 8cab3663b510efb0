using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language.Parsing;

namespace BackpropTutor.Language.Binding;

/// <content>Expressions without variables, as entries of typed numbers are.</content>
sealed partial class Binder
{
    public Mistake? Mistake => mistake;

    static readonly Program Nothing = new()
    {
        Text = "",
        Variables = [],
        Definitions = [],
        Output = new("", Node.Fill(Shape.Scalar, 0), default),
        Names = ImmutableDictionary<string, Node>.Empty,
        Spans = ImmutableDictionary<Node, TextSpan>.Empty,
    };

    /// <summary>No variable is known: a name that is typed is not one that was mistyped.</summary>
    bool isConstant;

    /// <summary>What stands right of <c>=</c> in the line that is the answer; null where that line only changes a name.</summary>
    Syntax? source;

    public static Binder OfConstants(string text) => new(text, false, null) { isConstant = true };

    /// <summary>A text without variables, and what was typed in the line that counts.</summary>
    public static (Outcome<Reading> Read, Syntax? Source) ConstantText(string text, Parsed parsed, AskedFor? asked)
    {
        if (parsed.Mistake is { } syntax)
        {
            return (syntax, null);
        }

        var binder = new Binder(text, parsed.IsNumPy, null) { isConstant = true, scope = Scope.Of(Nothing) with { Asked = asked } };
        binder.Statements(parsed.Statements);
        return binder.mistake is { } mistake ? (mistake, null) : (binder.Read(), binder.source);
    }

    /// <summary>The number that an expression is, or null where it is none or holds a mistake.</summary>
    public double? NumberIn(Syntax syntax)
    {
        var node = Bind(syntax);
        if (mistake is not null || NumberOf(node) is not { } number)
        {
            return null;
        }

        if (!double.IsFinite(number))
        {
            Fail(syntax.Span, BindingMessages.NotFinite(Quoted(syntax.Span)), MistakeIds.NotFinite);
            return null;
        }

        return number;
    }
}
