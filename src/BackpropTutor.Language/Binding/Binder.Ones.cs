using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language.Lexing;
using BackpropTutor.Language.Parsing;

namespace BackpropTutor.Language.Binding;

/// <content>
/// A bold 1: in a matrix product a vector of as many ones as fit, <c>(P - Y)ᵀ 𝟏</c>; added, or multiplied entry by entry, it is the
/// number.
/// </content>
sealed partial class Binder
{
    static bool IsOnes(Syntax syntax) => syntax switch
    {
        NumberSyntax number => number.Digits == Token.BoldOne,
        TransposeSyntax transpose => IsOnes(transpose.Operand),
        GroupSyntax { Items: [var only] } => IsOnes(only),
        _ => false,
    };

    /// <summary>At the head of a product: <c>𝟏ᵀ X</c> has as many ones as X has rows.</summary>
    Node FirstOnes(Syntax first, Link next)
    {
        if (!IsOnes(first) || first is not TransposeSyntax || next.Sign is "⊙" or "/")
        {
            return Single(first);
        }

        var right = Single(next.Operand);
        return mistake is null && right.Shape.Rows > 1
            ? Make(first.Span, new Transpose(), Node.Fill(Shape.Vector(right.Shape.Rows), 1))
            : Fail(first.Span, BindingMessages.OnesNeedLength);
    }

    Node OnesBehind(Node left, string sign, Syntax ones) =>
        mistake is not null || sign is "⊙" or "/" || left.Shape.IsScalar ? Single(ones)
        : ones is not TransposeSyntax && left.Shape.Columns > 1 ? Make(ones.Span, new Fill(Shape.Vector(left.Shape.Columns), 1))
        : Fail(ones.Span, BindingMessages.OnesNeedLength);
}
