using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language;
using BackpropTutor.Language.Printing;
using BackpropTutor.Lessons.Checking;

namespace BackpropTutor.Lessons.Appendices;

/// <summary>
/// How a text is read over names that somebody declared: its mathematics and shape, or the first mistake at its place. Nothing is
/// evaluated, so that whatever was typed costs time in proportion to its length.
/// </summary>
public sealed record Trial
{
    /// <summary>Of the text and of the declared names, in characters: both stand in the page's address.</summary>
    public const int LongestText = 2_000;

    static readonly Bilingual TooLong = new(
        $"The text has more than {LongestText} characters, too many to try here.", $"글자가 {LongestText}자를 넘어 여기에서는 시험해 볼 수 없어요.");

    /// <param name="text">An expression or a program.</param>
    /// <param name="inputs">A name and its shape on each line, as in <c>W: 2x3</c>.</param>
    /// <param name="defines">A program whose names, and for a scalar output whose gradients, the text may use besides.</param>
    public Trial(string text, string inputs, string defines = "")
    {
        InText = new(text);
        if (Overlong(inputs) is { } overlong)
        {
            InInputs = overlong;
            return;
        }

        var given = InputsReading.Of(inputs);
        if (!given.Succeeded)
        {
            InInputs = new(inputs) { Mistake = given.Mistake };
        }
        else if (!string.IsNullOrWhiteSpace(text))
        {
            InText = Overlong(text) ?? (defines.Length > 0
                ? OfAnswer(text, defines, given.Value.Shapes) : OfProgram(text, given.Value.Shapes));
        }
    }

    /// <summary>How the text was read; nothing to show where it is empty or the names have a mistake.</summary>
    public AnswerReading InText { get; }

    /// <summary>A mistake in the declared names, marked; null where there is none.</summary>
    public AnswerReading? InInputs { get; }

    static AnswerReading OfAnswer(string text, string defines, ImmutableDictionary<string, Shape> shapes)
    {
        var program = AnswerLanguage.ReadProgram(defines, shapes);
        return program.Succeeded
            ? AnswerReading.OfFormula(BoundModel.ScopeOf(program.Value), text) : new(text) { Mistake = program.Mistake };
    }

    static AnswerReading OfProgram(string text, ImmutableDictionary<string, Shape> shapes)
    {
        var read = AnswerLanguage.ReadProgram(text, shapes);
        return read.Succeeded
            ? new(text) { Markup = MarkupOf(read.Value), Shape = read.Value.Output.Node.Shape, Notices = read.Value.Notices }
            : new(text) { Mistake = read.Mistake };
    }

    /// <summary>Every line with its name; an expression by itself without one.</summary>
    static string MarkupOf(Program program) => program.Definitions.IsEmpty
        ? MathMl.Print(program.Output.Node, program.NameOf)
        : string.Join("<br>", program.Definitions.Take(MostLines).Select(definition => definition.Name == Unnamed
            ? MathMl.OfLatex(Printer.PrintDefinition(definition.Node, Dialect.Latex, program.NameOf), block: false)
            : MathMl.PrintDefinition(definition.Name, definition.Node, program.NameOf)));

    static AnswerReading? Overlong(string text) => text.Length <= LongestText
        ? null
        : new(text) { Mistake = new(MistakeIds.TooLarge, new(LongestText, text.Length), TooLong) };

    /// <summary>What the reader calls a bare last expression.</summary>
    const string Unnamed = "out";

    const int MostLines = 40;
}
