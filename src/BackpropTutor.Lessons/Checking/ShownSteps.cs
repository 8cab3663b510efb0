using System.Collections.Immutable;
using System.Text.RegularExpressions;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Language;
using BackpropTutor.Language.Printing;
using BackpropTutor.Lessons.Authoring;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Checking;

/// <summary>
/// Which steps of a model's program a learner can see: those that a block draws, and those that stand in the mathematics or in the
/// code of the lesson's text. A diagnosis speaks of no other.
/// </summary>
public static partial class ShownSteps
{
    /// <returns>The steps as the printer writes them; null where the whole program is shown.</returns>
    public static ImmutableHashSet<string>? Of(Model model, Program program, LessonSight sight, Models models)
    {
        bool IsAmong(IEnumerable<string> names) => names.Any(name => models.ByName.TryGetValue(name, out var drawn)
            && drawn.Program == model.Program);
        if (IsAmong(sight.Gates))
        {
            return null;
        }

        var isDrawn = IsAmong(sight.Drawn);

        var mathematics = Squeezed(string.Join(" ¦ ", Mathematics().Matches(sight.Text).Select(match => match.Value)));
        var letters = Commands().Replace(mathematics, "¦");
        var code = Code().Matches(sight.Text).SelectMany(match => Words().Matches(match.Value)).Select(match => match.Value)
            .ToHashSet(StringComparer.Ordinal);
        var shown = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var node in Graph.Of(program.Names.Values).Nodes)
        {
            var written = Squeezed(Printer.Print(node, Dialect.Latex, program.NameOf));
            var isThere = program.NameOf(node) switch
            {
                { } when isDrawn => true,
                { Length: 1 } letter when char.IsAsciiLetter(letter[0]) => Stands(letters, letter) || code.Contains(letter),
                { } name => Stands(mathematics, written) || code.Contains(name),
                null => written.Length > 1 && mathematics.Contains(written, StringComparison.Ordinal),
            };
            if (isThere)
            {
                shown.Add(Printer.Print(node, Dialect.Text, program.NameOf));
            }
        }

        return shown.ToImmutable();
    }

    /// <summary>Whether a name stands there that no index goes on: <c>x</c> is not in <c>x_0</c>.</summary>
    static bool Stands(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var (before, next) = (at > 0 ? text[at - 1] : ' ', at + name.Length < text.Length ? text[at + name.Length] : ' ');
            var isWord = name.Length > 1 && char.IsAsciiLetter(name[^1]);
            if (next != '_' && !(isWord && (char.IsAsciiLetter(before) || char.IsAsciiLetter(next)))
                && !(char.IsAsciiDigit(name[^1]) && char.IsAsciiDigit(next)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Without what only dresses a formula, so that two ways of typing it are one.</summary>
    static string Squeezed(string latex) => Dress().Replace(Values().Replace(latex, "¦").Replace(@"\log", @"\ln", StringComparison.Ordinal),
        "");

    // No time limits: each sign is looked at a bounded number of times, and what is shown must not depend on how busy the machine is.
    [GeneratedRegex(@"\$[^$\n]+\$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Mathematics();

    [GeneratedRegex(@"```.*?```|`[^`]+`", RegexOptions.CultureInvariant | RegexOptions.Singleline,
        matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Code();

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Words();

    /// <summary>Numbers that the engine fills in: their names are not shown.</summary>
    [GeneratedRegex(@"\\val\{[^}]{0,400}\}|\{\{[^}]{0,400}\}\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Values();

    [GeneratedRegex(@"\\[A-Za-z]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Commands();

    [GeneratedRegex(@"\\(?:text|mathrm|mathbf|boldsymbol|operatorname|left|right|cdot|odot|times|lit|,|;|!|:)(?![A-Za-z])|[\s{}()]",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Dress();
}
