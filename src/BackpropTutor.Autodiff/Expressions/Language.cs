using BackpropTutor.Autodiff.Expressions.Binding;
using BackpropTutor.Autodiff.Expressions.Parsing;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Expressions;

/// <summary>
/// The answer language: mathematics, NumPy and LaTeX, in any mixture. Whatever a text is, reading it takes time in proportion to its length,
/// never throws, and gives either what was asked for or one <see cref="Mistake"/> with its place.
/// </summary>
public static class Language
{
    /// <summary>Reads a program or a pasted script.</summary>
    /// <param name="variables">The inputs by name, in any spelling; what is neither here nor defined in the text is a mistake.</param>
    /// <param name="activation">What <c>f</c> and <c>f'</c> mean.</param>
    public static Outcome<Program> ReadProgram(string text, IReadOnlyDictionary<string, Shape> variables, Elementwise? activation = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(variables);
        var parsed = Parser.Parse(text);
        return parsed.Mistake is { } mistake ? mistake : Binder.Program(text, parsed, variables, activation);
    }

    /// <summary>Reads a learner's formula over a program's names; the last of several statements is the answer.</summary>
    public static Outcome<Reading> ReadAnswer(string text, Scope scope)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(scope);
        var parsed = Parser.Parse(text);
        return parsed.Mistake is { } mistake ? mistake : Binder.Answer(text, parsed, scope);
    }
}
