using System.Collections.Immutable;
using BackpropTutor.Autodiff;

namespace BackpropTutor.Lessons.Prose;

/// <summary>
/// Korean particles behind computed values: the author wrote the one that fits his own numbers, and another number may be read with another
/// ending.
/// </summary>
static class ParticlesAfterValues
{
    /// <summary>The line with each particle that stands directly behind a computed value as that value is read.</summary>
    public static ImmutableArray<Inline> Settled(ImmutableArray<Inline> line)
    {
        string? read = null;
        return Settled(line, ref read);
    }

    /// <param name="read">How what stands before is read aloud at its end; null where that is not a computed value.</param>
    static ImmutableArray<Inline> Settled(ImmutableArray<Inline> line, ref string? read)
    {
        var settled = ImmutableArray.CreateBuilder<Inline>(line.Length);
        foreach (var inline in line)
        {
            settled.Add(Settled(inline, ref read));
        }

        return settled.ToImmutable();
    }

    static Inline Settled(Inline inline, ref string? read)
    {
        switch (inline)
        {
            case Words words:
                var fitted = read is null ? words : words with { Text = Particles.Fitted(read, words.Text) };
                read = null;
                return fitted;
            case Unbroken unbroken:
                return unbroken with { Content = Settled(unbroken.Content, ref read) };
            case Emphasis emphasis:
                return emphasis with { Content = Settled(emphasis.Content, ref read) };
            default:
                read = inline switch
                {
                    ComputedValue value => Last(value),
                    InlineFormula formula => formula.Formula.LastValue is { } value ? Last(value) : null,
                    _ => null,
                };
                return inline;
        }
    }

    /// <summary>The number that is read last.</summary>
    static string Last(ComputedValue value) => ValueMarkup.Number(value.Value.Values[^1], value.Digits);
}
