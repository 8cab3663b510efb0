using System.Text.RegularExpressions;
using BackpropTutor.Language;
using BackpropTutor.Language.Derivations;
using BackpropTutor.Lessons.Blocks.Parts;
using BackpropTutor.Lessons.Checking;
using BackpropTutor.Lessons.Prose;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Blocks.Exercises;

/// <summary>
/// The names that a lesson shows in its text, its questions or its pictures. A model behind a question may have others, which are its
/// author's own and would mean nothing to a learner.
/// </summary>
sealed partial class ShownNames
{
    readonly HashSet<string> drawn;
    readonly HashSet<string> formulas;
    readonly HashSet<string> introduced;
    readonly HashSet<string> code;

    ShownNames(HashSet<string> drawn, HashSet<string> formulas, HashSet<string> introduced, HashSet<string> code) =>
        (this.drawn, this.formulas, this.introduced, this.code) = (drawn, formulas, introduced, code);

    public static ShownNames Of(Lesson lesson)
    {
        var exercises = lesson.Exercises.Values.OfType<ExerciseBlock>().ToArray();
        Inline[] inlines =
        [
            .. lesson.English.SelectMany(Walk.Inlines),
            .. exercises.SelectMany(exercise => exercise.Labels.Select(label => label.Value).Append(exercise.Ask))
            .SelectMany(line => line.English).SelectMany(Walk.Inlines),
        ];
        var nodes = lesson.English.SelectMany(Walk.Nodes).ToArray();
        var drawn = lesson.Blocks.Values.OfType<IRevealed>().Select(block => block.ModelName).OfType<string>().Distinct()
            .Where(lesson.Models.ContainsKey).SelectMany(name => BoundModel.Of(lesson.Models[name]).Program.Names.Keys);
        string[] formulas =
        [
            .. inlines.OfType<InlineFormula>().Select(formula => formula.Formula.Template),
            .. nodes.OfType<DisplayFormula>().Select(formula => formula.Formula.Template),
        ];
        return new(
            [.. drawn],
            [.. formulas.SelectMany(InLatex)],
            [.. formulas.SelectMany(Introduced)],
            [
                .. inlines.OfType<CodeWords>().Select(words => words.Text)
                    .Concat(nodes.OfType<CodeBlock>().Select(block => block.Text))
                    .Concat(exercises.SelectMany(exercise => exercise.Listing))
                    .SelectMany(text => Word().Matches(text)).Select(word => word.Value),
            ]);
    }

    /// <param name="name">In its canonical spelling.</param>
    /// <param name="isVariable">
    /// Whether it is an input. What is computed has to be introduced somewhere, as by <c>q = x + y</c> or <c>∂s/∂z</c>: one letter may be
    /// many things.
    /// </param>
    public bool Contains(string name, bool isVariable) =>
        drawn.Contains(name) || code.Contains(name) || code.Contains(Names.Display(name))
            || InLatex(Derivation.Latex(name)).Take(1).Any((isVariable ? formulas : introduced).Contains);

    /// <summary>The names that are said to be something, that stand alone, or that something is differentiated by.</summary>
    static IEnumerable<string> Introduced(string latex)
    {
        foreach (Match match in Symbol().Matches(latex))
        {
            var (before, behind) = (latex[..match.Index].TrimEnd(),
                Arguments().Replace(latex[(match.Index + match.Length)..].TrimStart(), ""));
            if (behind.StartsWith('=') || before.EndsWith(@"\partial", StringComparison.Ordinal)
                || (before.Length == 0 && behind.Length == 0))
            {
                yield return InLatex(match.Value).First();
            }
        }
    }

    /// <summary>Each name with its subscript, and without it.</summary>
    static IEnumerable<string> InLatex(string latex) => Symbol().Matches(latex).SelectMany<Match, string>(match =>
        (match.Groups["name"].Value, match.Groups["below"].Value) is var (name, below) && below.Length == 0
            ? [name] : [$"{name}_{below}", name]);

    // Two letters side by side are two names; a command or a word set upright is one.
    [GeneratedRegex(
        @"(\\(mathrm|mathit|text|operatorname)\{(?<name>[^{}]*)\}|(?<name>\\[A-Za-z]+|\p{L}))"
        + @"(_(\{(\\(mathrm|text)\{)?(?<below>[^{}]*)\}+|(?<below>\\[A-Za-z]+|\w)))?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Symbol();

    [GeneratedRegex(@"^\([^()]*\)\s*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Arguments();

    [GeneratedRegex(@"[\p{L}_]\w*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Word();
}
