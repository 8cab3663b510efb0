namespace BackpropTutor.Language.Parsing;

/// <summary>A layer written as a superscript, <c>W^{(2)}</c> or <c>a^L</c>: the name W2 or a_L, where there is one.</summary>
static class LayerName
{
    /// <summary>The name that a base with this exponent would be; null where the exponent is no layer.</summary>
    public static NameSyntax? Of(NameSyntax name, Syntax exponent)
    {
        while (exponent is GroupSyntax { Items: [var only] })
        {
            exponent = only;
        }

        var layer = exponent switch
        {
            NumberSyntax number => number.Digits,
            NameSyntax { FromNumPy: false } letter => letter.Text,
            _ => null,
        };
        return layer is null ? null : new(TextSpan.Around(name.Span, exponent.Span), name.Text + "_" + layer, false);
    }
}
