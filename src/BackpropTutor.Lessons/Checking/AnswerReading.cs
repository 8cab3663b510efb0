using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Language;
using BackpropTutor.Language.Printing;

namespace BackpropTutor.Lessons.Checking;

/// <summary>
/// How a text was understood while it is typed: its mathematics and shape, or the first mistake at its place. It says nothing of right or
/// wrong.
/// </summary>
public sealed record AnswerReading(string Text)
{
    /// <summary>MathML; null where there is nothing to show.</summary>
    public string? Markup { get; init; }

    public Shape? Shape { get; init; }

    public ImmutableArray<Notice> Notices { get; init; } = [];

    public Mistake? Mistake { get; init; }

    public string Before => Text[..Start];

    public string Marked => Start == End ? "␣" : Text[Start..End];

    public string After => Text[End..];

    int Start => Math.Clamp(Mistake?.Span.Start ?? 0, 0, Text.Length);

    int End => Math.Clamp(Mistake?.Span.End ?? 0, Start, Text.Length);

    /// <summary>A list is shown as the row that is asked for, where a row is: it has no direction of its own.</summary>
    internal static AnswerReading OfNumbers(AnswerKey key, string text)
    {
        var read = AnswerLanguage.ReadNumbers(text, key.Scope?.Asked);
        if (!read.Succeeded)
        {
            return new(text) { Mistake = read.Mistake };
        }

        var value = read.Value.Value;
        var isRow = value.Shape.IsVector && !read.Value.IsColumn && key.AnswerShape is { IsMatrix: true, Rows: 1 };
        var laid = isRow ? value.Reshaped(Shape.Matrix(1, value.Shape[0])) : value;
        return new(text) { Markup = MathMl.Print(Node.Constant(laid), _ => null), Shape = laid.Shape };
    }

    internal static AnswerReading OfFormula(Scope scope, string text)
    {
        var read = AnswerLanguage.ReadAnswer(text, scope);
        return read.Succeeded
            ? new(text)
            {
                Markup = MathMl.Print(read.Value.Node, node => NameOf(scope, text, node)),
                Shape = read.Value.Node.Shape,
                Notices = read.Value.Notices
            }
            : new(text) { Mistake = read.Mistake };
    }

    /// <summary>
    /// A given gradient may be a variable of the program by another name (∂(a b)/∂a is b): then it is called as it was typed.
    /// </summary>
    static string? NameOf(Scope scope, string text, Node node)
    {
        var given = scope.Given.FirstOrDefault(given => ReferenceEquals(given.Value, node)).Key;
        var own = scope.Program.NameOf(node);
        var isTyped = given is not null && (text.Contains(given, StringComparison.Ordinal)
            || text.Contains(Names.Display(given), StringComparison.Ordinal));
        return isTyped ? given : own ?? given;
    }
}
