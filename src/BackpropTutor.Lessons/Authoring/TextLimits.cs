namespace BackpropTutor.Lessons.Authoring;

/// <summary>
/// What a content file may cost at most, judged in one pass before any parser sees it. Markdown and YAML parsers are quick on ordinary
/// text, but take seconds, or the whole stack, on text that was made to hurt them: teachers' text goes the same way one day.
/// </summary>
public static class TextLimits
{
    public const int Characters = 100_000;

    /// <summary>Brackets, braces and parentheses open at one time; a blank line closes them all.</summary>
    public const int Nesting = 60;

    /// <summary>Marks that open one inside the other at the start of a line: quotes and lists.</summary>
    public const int Markers = 12;

    /// <summary>Characters without a blank line between: inline parsing looks back over a paragraph, so this bounds its square.</summary>
    public const int Paragraph = 8_000;

    /// <summary>Openings of emphasis, code, links and mathematics in one paragraph.</summary>
    public const int InlineMarks = 1_500;

    /// <summary>The first limit that <paramref name="text"/> exceeds, or null.</summary>
    public static ContentMistake? Exceeded(string file, string text)
    {
        if (text.Length > Characters)
        {
            return new(file, 0, $"The file has {text.Length} characters, more than the {Characters} that a lesson may have.", "Split it.");
        }

        int line = 1, depth = 0, markers = 0, paragraph = 0, marks = 0;
        bool atStart = true, blank = true;
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (character == '\n')
            {
                if (blank)
                {
                    (depth, paragraph, marks) = (0, 0, 0);
                }

                line++;
                (markers, atStart, blank) = (0, true, true);
                continue;
            }

            blank &= char.IsWhiteSpace(character);
            if (++paragraph > Paragraph)
            {
                return new(file, line, $"A paragraph has more than {Paragraph} characters.", "Break it with a blank line.");
            }

            var next = index + 1 < text.Length ? text[index + 1] : '\n';
            atStart &= character is ' ' or '\t' or '>' or '-' or '*' or '+' or '.' || char.IsAsciiDigit(character);
            if (atStart && (character is '>' or '\t' || (character is '-' or '*' or '+' or '.' && next == ' ')) && ++markers > Markers)
            {
                return new(file, line, $"Quotes or lists are nested more than {Markers} deep.", "Flatten them.");
            }

            if (character is '*' or '_' or '`' or '[' or '!' or '$' or '<' or '|' && ++marks > InlineMarks)
            {
                return new(file, line, $"A paragraph has more than {InlineMarks} marks of emphasis, code, links or mathematics.",
                    "Break it with a blank line.");
            }

            depth = character switch
            {
                '(' or '[' or '{' => depth + 1,
                ')' or ']' or '}' => Math.Max(0, depth - 1),
                _ => depth,
            };
            if (depth > Nesting)
            {
                return new(file, line, $"Brackets are nested more than {Nesting} deep.", "Close them, or write it more simply.");
            }
        }

        return null;
    }
}
