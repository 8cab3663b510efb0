using System.Text.RegularExpressions;
using BackpropTutor.Lessons.Authoring;

namespace BackpropTutor.Lessons.Prose;

/// <summary>
/// Finds decimals that an author typed. A typed result goes stale when a model changes, so a lesson computes its numbers; a decimal that is
/// no result (a weight that the text chooses, a version) is marked as a literal. Code is exempt: there it is what a learner would type.
/// </summary>
static partial class BareDecimals
{
    public static void Refuse(string file, int line, string text, string remedy)
    {
        if (Decimal().Match(text) is { Success: true } found)
        {
            throw new ContentException(
                file, line, $"The number {found.Value} is typed in.", string.Format(null, remedy, found.Value));
        }
    }

    [GeneratedRegex(@"(?<![\w.])\d*\.\d+(?![\w.]*\.\d)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Decimal();
}
