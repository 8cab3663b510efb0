using Markdig.Extensions.Mathematics;
using Markdig.Helpers;
using Markdig.Parsers;

namespace BackpropTutor.Lessons.Prose;

/// <summary>
/// Reads <c>$…$</c> and <c>$$…$$</c> within a line of text. Markdig's own reader wants no letter after the closing dollar, which no Korean
/// particle obeys; here the formula must only touch its dollars, and no digit may follow, so that "$5 and $6" is no formula.
/// </summary>
sealed class DollarParser : InlineParser
{
    public DollarParser() => OpeningCharacters = ['$'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        var count = text.StartsWith("$$", StringComparison.Ordinal) ? 2 : 1;
        var rest = text[count..];
        var end = Closing(rest, count);
        if (end <= 0 || (count == 1 && (char.IsWhiteSpace(rest[0]) || char.IsWhiteSpace(rest[end - 1]))))
        {
            return false;
        }

        processor.Inline = new MathInline
        {
            Delimiter = '$',
            DelimiterCount = count,
            Content = new StringSlice(slice.Text, slice.Start + count, slice.Start + count + end - 1),
            Line = processor.LineIndex,
        };
        slice.Start += (2 * count) + end;
        return true;
    }

    /// <summary>The first run of so many dollars that is not escaped and has no digit after it.</summary>
    static int Closing(ReadOnlySpan<char> rest, int count)
    {
        for (var at = 0; at + count <= rest.Length; at++)
        {
            if (rest[at] == '\\')
            {
                at++;
            }
            else if (rest[at] == '$')
            {
                var isClosed = (count == 1 || rest[at + 1] == '$') && (at + count == rest.Length || !char.IsAsciiDigit(rest[at + count]));
                return isClosed ? at : -1;
            }
        }

        return -1;
    }
}
