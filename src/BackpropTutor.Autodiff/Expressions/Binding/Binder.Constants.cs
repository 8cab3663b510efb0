using BackpropTutor.Autodiff.Expressions.Parsing;

namespace BackpropTutor.Autodiff.Expressions.Binding;

/// <content>Expressions without variables, as entries of typed numbers are.</content>
sealed partial class Binder
{
    public Mistake? Mistake => mistake;

    public static Binder OfConstants(string text) => new(text, false, null);

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
