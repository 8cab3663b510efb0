using BackpropTutor.Autodiff;
namespace BackpropTutor.Language;

/// <summary>Where something stands in a text: offsets in UTF-16 units, the end exclusive.</summary>
public readonly record struct TextSpan(int Start, int End)
{
    public int Length => End - Start;

    public static TextSpan Around(TextSpan first, TextSpan last) => new(Math.Min(first.Start, last.Start), Math.Max(first.End, last.End));
}

/// <summary>A mistake of the person who typed, as a value: which kind, where, and what to do about it.</summary>
/// <param name="Id">One of <see cref="MistakeIds"/>; never changes.</param>
/// <param name="Span">The failing part of the text.</param>
/// <param name="Message">What was found, what was expected, and the nearest remedy.</param>
public sealed record Mistake(string Id, TextSpan Span, Bilingual Message);

/// <summary>The ids of <see cref="Mistake"/>, as the HTTP API publishes them.</summary>
public static class MistakeIds
{
    public const string Syntax = "syntax";
    public const string UnknownName = "unknown-name";
    public const string InvalidShapes = "invalid-shapes";
    public const string TooLarge = "too-large";
    public const string NotFinite = "not-finite";
}

/// <summary>Either a value or the mistake that stood in its way.</summary>
public readonly struct Outcome<T>
    where T : class
{
    Outcome(T? value, Mistake? mistake)
    {
        Value = value;
        Mistake = mistake;
    }

    public T? Value { get; }

    public Mistake? Mistake { get; }

    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(true, nameof(Value))]
    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(false, nameof(Mistake))]
    public bool Succeeded => Value is not null;

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Mistake mistake) => new(null, mistake);

    /// <summary>The value, where a mistake would be the developer's.</summary>
    /// <exception cref="InvalidOperationException">There is none; the message is the mistake's.</exception>
    public T Expect() => Value ?? throw new InvalidOperationException(
        $"{Mistake?.Id} at {Mistake?.Span.Start}-{Mistake?.Span.End}: {Mistake?.Message.English}");
}
