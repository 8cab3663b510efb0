using System.Collections.Immutable;

namespace BackpropTutor.Lessons.Prose;

/// <summary>
/// Keeps a formula or a value together with what touches it. Browsers may break a line on either side of a formula (a word joiner does not
/// stop them), which would send a full stop, a closing bracket or a Korean particle to the start of the next line.
/// </summary>
static class Glue
{
    public static ImmutableArray<Inline> Together(ImmutableArray<Inline> line)
    {
        var glued = ImmutableArray.CreateBuilder<Inline>();
        var group = ImmutableArray.CreateBuilder<Inline>();
        foreach (var inline in line)
        {
            if (inline is not Words words)
            {
                if (inline is InlineFormula or ComputedValue)
                {
                    group.Add(inline);
                    continue;
                }

                Close(glued, group);
                glued.Add(inline);
                continue;
            }

            var text = words.Text;
            if (group.Count > 0)
            {
                var head = text.AsSpan().IndexOfAny(' ', '\n') is var at && at < 0 ? text.Length : at;
                if (head > 0)
                {
                    group.Add(words with { Text = text[..head] });
                }

                text = text[head..];
                if (text.Length == 0)
                {
                    continue;
                }

                Close(glued, group);
            }

            var tail = text.AsSpan().LastIndexOfAny(' ', '\n') + 1;
            if (tail > 0)
            {
                glued.Add(words with { Text = text[..tail] });
            }

            if (tail < text.Length)
            {
                group.Add(words with { Text = text[tail..] });
            }
        }

        Close(glued, group);
        return glued.ToImmutable();
    }

    static void Close(ImmutableArray<Inline>.Builder glued, ImmutableArray<Inline>.Builder group)
    {
        var hasFormula = group.Any(inline => inline is InlineFormula or ComputedValue);
        if (group.Count > 1 && hasFormula)
        {
            glued.Add(new Unbroken(group[0].Line, group.ToImmutable()));
        }
        else
        {
            foreach (var inline in group)
            {
                // Words that were parted in search of a formula are one again: a term of two words must be found in them.
                if (inline is Words words && glued is [.., Words before])
                {
                    glued[^1] = before with { Text = before.Text + words.Text };
                }
                else
                {
                    glued.Add(inline);
                }
            }
        }

        group.Clear();
    }
}
