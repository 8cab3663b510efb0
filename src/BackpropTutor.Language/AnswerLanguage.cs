using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language.Binding;
using BackpropTutor.Language.Parsing;

namespace BackpropTutor.Language;

/// <summary>
/// The answer language: mathematics, NumPy and LaTeX, in any mixture. Whatever a text is, reading it takes time in proportion to its
/// length, never throws, and gives either what was asked for or one <see cref="Mistake"/> with its place.
/// </summary>
public static class AnswerLanguage
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

    /// <summary>
    /// Reads a learner's formula over a program's names. Of several statements the one named after what is asked is the answer, else the
    /// last.
    /// </summary>
    public static Outcome<Reading> ReadAnswer(string text, Scope scope)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(scope);
        var parsed = Parser.Parse(text);
        if (parsed.Mistake is { } mistake)
        {
            return mistake;
        }

        // An answer to a NumPy program is NumPy too, unless it is LaTeX; where only the mathematical reading has the shape that is asked,
        // it was meant.
        var carried = !parsed.IsNumPy && scope.Program.IsNumPy && !text.Contains('\\', StringComparison.Ordinal);
        var read = Binder.Answer(text, parsed, scope, parsed.IsNumPy || carried);
        if (!carried || scope.Asked is not { } asked || Fits(read, asked))
        {
            return read;
        }

        var mathematics = Binder.Answer(text, parsed, scope, false);
        return Fits(mathematics, asked) ? mathematics : read;
    }

    /// <summary>
    /// Reads one line of code over a program's names, any of which it may change: <c>w2 -= 1e-4 * grad_w2</c>, <c>grad_h = grad_y @
    /// w2.T</c>. As code it is NumPy.
    /// </summary>
    public static Outcome<Assignment> ReadLine(string text, Scope scope)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(scope);
        var parsed = Parser.Parse(text);
        return parsed.Mistake is { } mistake ? mistake : Binder.Line(text, parsed, scope);
    }

    /// <summary>
    /// The engine's spelling of a name that was typed by itself, in any notation: <c>\theta</c>, <c>\hat{y}</c>, <c>W^{[1]}</c>,
    /// <c>a^L</c>; null where the text is no name.
    /// </summary>
    public static string? ReadName(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        const int Longest = 200;
        if (text.Length > Longest || Parser.Parse(text) is not { Mistake: null, Statements: [{ Targets: [], Values: [var value] }] })
        {
            return null;
        }

        return value switch
        {
            NameSyntax { FromNumPy: false } name => name.Canonical,
            PowerSyntax { Base: NameSyntax { FromNumPy: false } name, Exponent: var exponent } => LayerName.Of(name, exponent)?.Canonical,
            _ => null,
        };
    }

    static bool Fits(Outcome<Reading> read, AskedFor asked) =>
        read.Value is { Node.Shape: var shape } && shape.Rows == asked.Shape.Rows && shape.Columns == asked.Shape.Columns;

    /// <summary>
    /// Reads a number, vector or matrix as typed: <c>0.25</c>, <c>[1, 2]</c>, <c>(1, 2)</c>, <c>1 2; 3 4</c>, a grid of lines, or anything
    /// that names no variable and can be calculated: <c>2*[[1, 2]]</c>, <c>eye(2)</c>, <c>dW = array([1., 2.])  # a comment</c>.
    /// </summary>
    /// <param name="asked">Which of several lines is the answer, by its name; the last one where it is null or none is named so.</param>
    public static Outcome<TypedNumbers> ReadNumbers(string text, AskedFor? asked = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > Limits.Characters
            ? new Mistake(MistakeIds.TooLarge, new TextSpan(Limits.Characters, text.Length), SyntaxMessages.TooLong(text.Length))
            : NumberReader.Read(text, asked);
    }

    /// <summary>Reads one shape or a chain of them: <c>8x20</c>, <c>(8, 20)</c>, <c>8 by 20</c>, <c>(1×2)(2×2)(2×2)</c>,
    /// <c>scalar</c>.</summary>
    public static Outcome<TypedShapes> ReadShapes(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ShapeReader.Read(text);
    }
}
