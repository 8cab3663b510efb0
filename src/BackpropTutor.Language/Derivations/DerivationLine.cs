using BackpropTutor.Autodiff;
using BackpropTutor.Language.Printing;

namespace BackpropTutor.Language.Derivations;

/// <summary>What a line of a derivation does.</summary>
public enum DerivationStage
{
    /// <summary>Names one step of the function.</summary>
    BreakUp,

    /// <summary>Writes the derivative as a product of Jacobians.</summary>
    Chain,

    /// <summary>Says what one of those Jacobians is.</summary>
    Jacobian,

    /// <summary>Carries the gradient one step back.</summary>
    Backward,

    /// <summary>Puts everything together.</summary>
    Result,
}

/// <summary>One line of a derivation.</summary>
/// <param name="Name">The variable or definition that the line is about, by its canonical name.</param>
/// <param name="Size">The shape of its left side: of a gradient that of its variable, of a Jacobian outputs × inputs.</param>
/// <param name="Why">What is done in it, and why one may.</param>
public sealed record DerivationLine(DerivationStage Stage, string Name, string Latex, string Size, Bilingual Why)
{
    public string Markup => MathMl.OfLatex(Latex, block: false);
}
