using System.Collections.Immutable;
using BackpropTutor.Autodiff.Expressions;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Lessons.Checking;

/// <summary>
/// How a text was understood while it is typed: its mathematics and shape, or the first mistake at its place. It says nothing of right or wrong.
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
}
