using System.Collections.Immutable;

namespace BackpropTutor.Lessons.Prose;

/// <summary>
/// Keeps a formula or a value together with what touches it. Browsers may break a line beside a formula, which would send a full stop, a closing
/// bracket or a Korean particle to the start of the next line; a word joiner forbids it.
/// </summary>
static class Glue
{
    const string WordJoiner = "\u2060";

    public static ImmutableArray<Inline> Together(ImmutableArray<Inline> line)
    {
        var glued = line.ToBuilder();
        for (var i = 0; i < glued.Count; i++)
        {
            if (glued[i] is not Words words)
            {
                continue;
            }

            var text = words.Text;
            if (i > 0 && glued[i - 1] is InlineFormula or ComputedValue && text.Length > 0 && !char.IsWhiteSpace(text[0]))
            {
                text = WordJoiner + text;
            }

            if (i + 1 < glued.Count && glued[i + 1] is InlineFormula or ComputedValue && text.Length > 0 && !char.IsWhiteSpace(text[^1]))
            {
                text += WordJoiner;
            }

            glued[i] = words with { Text = text };
        }

        return glued.ToImmutable();
    }
}
