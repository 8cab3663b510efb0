using System.Globalization;
using System.Text.RegularExpressions;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Questions.Choices;
using BackpropTutor.Grading.Questions.Formulas;
using BackpropTutor.Grading.Questions.Numeric;
using BackpropTutor.Grading.Questions.Orderings;
using BackpropTutor.Grading.Questions.Repairs;
using BackpropTutor.Language;
using BackpropTutor.Lessons.Blocks.Exercises;
using BackpropTutor.Lessons.Prose;
using BackpropTutor.Lessons.Tests.Support;

namespace BackpropTutor.Lessons.Tests.Blocks.Exercises;

/// <summary>Every hint of the course: none empty, none twice, none false, and none that gives the answer early.</summary>
public sealed partial class HintTests
{
    [Fact]
    public void EveryCalculatedQuestionHasHintsAndNoneIsEmptyOrSaidTwice()
    {
        foreach (var block in Exercises())
        {
            if (block.Exercise.Question is not (Choice or Ordering or LineToRepair))
            {
                Assert.True(block.Original.Hints.Length > 0, $"{block.Exercise.Id} has no hint.");
            }

            foreach (var lines in new[] { block.Original.Hints.Select(hint => Text(hint.Text.English)).ToArray(),
                block.Original.Hints.Select(hint => Text(hint.Text.Korean)).ToArray() })
            {
                Assert.All(lines, line => Assert.InRange(line.Length, 8, 400));
                Assert.Equal(lines.Length, lines.Distinct().Count());
            }

            Assert.All(block.Original.Hints, hint => Assert.Matches("[가-힣]", Text(hint.Text.Korean)));
            Assert.All(block.Original.Hints, hint => Assert.DoesNotMatch(@"1×1|을\(를\)|은\(는\)|이\(가\)|과\(와\)|\(이\)|\(으\)|\bI\(|\[\d",
                Text(hint.Text.English) + Text(hint.Text.Korean)));
        }
    }

    [Fact]
    public void HintsAreCheapEnoughToBeUsed() => Assert.All(Exercises(), block =>
    {
        Assert.True(block.Original.Hints.Sum(hint => hint.Cost) <= 0.5, block.Exercise.Id);
        Assert.All(block.Original.Hints, hint => Assert.InRange(hint.Cost, 0.01, 0.1));
    });

    /// <summary>The rungs that are formulas are read back and calculated: they come to what the engine says, at each name that they are
    /// said to be of.</summary>
    [Fact]
    public void TheLinesOfHintsComeToWhatTheEngineSays()
    {
        var (gradients, values) = (0, 0);
        foreach (var block in Generated().Where(block => block.Exercise.Model is { IsFixed: true }))
        {
            var bound = block.Bound!;
            foreach (var hint in block.Original.Hints.Select(hint => Text(hint.Text.English)))
            {
                foreach (Match line in Line().Matches(hint))
                {
                    var (of, by) = (Names.Canonical(line.Groups["of"].Value), Names.Canonical(line.Groups["by"].Value));
                    var letters = Letter().Matches(line.Groups["letters"].Value).ToDictionary(letter => letter.Groups["letter"].Value,
                        letter => $"(∂{letter.Groups["of"].Value}/∂{letter.Groups["by"].Value})");
                    var written = letters.Aggregate(line.Groups["right"].Value,
                        (text, letter) => text.Replace(letter.Key, letter.Value, StringComparison.Ordinal)).Trim();
                    Assert.True(Same(Run(block, written), Gradient(block, of, by)), $"{block.Exercise.Id}: ∂{of}/∂{by} = {written}");
                    gradients++;
                }

                if (hint.StartsWith("With the numbers put in: ", StringComparison.Ordinal))
                {
                    var written = hint["With the numbers put in: ".Length..].TrimEnd('.');
                    Assert.True(Same(Run(block, written[(written.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim()),
                        block.Original.AnswerKey.Key!), $"{block.Exercise.Id}: {written}");
                    values++;
                }

                foreach (Match size in Size().Matches(hint))
                {
                    var name = Names.Canonical(size.Groups["name"].Value);
                    Assert.Equal(bound.Program.Names[name].Shape.ToString(), size.Groups["size"].Value);
                }

                foreach (Match size in JacobianSize().Matches(hint))
                {
                    var (of, by) = (bound.Program.Names[Names.Canonical(size.Groups["of"].Value)],
                        bound.Program.Names[Names.Canonical(size.Groups["by"].Value)]);
                    Assert.Equal($"{of.Shape.Count}×{by.Shape.Count}", size.Groups["size"].Value);
                    Assert.Equal(block.Original.AnswerKey.AnswerShape!.Count, of.Shape.Count * by.Shape.Count);
                }
            }
        }

        Assert.InRange(gradients, 20, 500);
        Assert.InRange(values, 3, 500);
    }

    /// <summary>Only the last rung may be the line of the answer, and that never for a formula.</summary>
    [Fact]
    public void NoRungGivesTheAnswerEarly()
    {
        foreach (var block in Generated())
        {
            var hints = block.Original.Hints.Select(hint => Text(hint.Text.English)).ToArray();
            if (hints.Length > 0 && block.Original.AnswerKey.Key is { Shape.IsScalar: true } key
                && Math.Abs(key.Number) is not (0 or 1 or 2))
            {
                var number = key.Number.ToString("0.#####", CultureInfo.InvariantCulture).Replace('-', '−');
                Assert.All(hints[..^1], hint => Assert.DoesNotMatch($@"(?<![\d.]){Regex.Escape(number)}(?![\d.])", hint));
            }

            if (block.Exercise.Question is FormulaFor && block.Form is { } form)
            {
                Assert.All(hints, hint => Assert.DoesNotContain(form, hint, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void HintsNameOnlyWhatThePageShows()
    {
        foreach (var block in Generated())
        {
            foreach (Match name in Quotient().Matches(string.Join('\n', block.Original.Hints.Select(hint => Text(hint.Text.English)))))
            {
                var by = Names.Canonical(name.Groups["by"].Value);
                Assert.True(block.Shows(by) || Asked(block).Contains(by), $"{block.Exercise.Id} tells {by}");
            }
        }
    }

    static IEnumerable<string> Asked(ExerciseBlock block) => block.Exercise.Question switch
    {
        NumbersFor numbers => AskedGradients.In(numbers.What, block.Bound!.Program)?.Wrt ?? [],
        FormulaFor formula => AskedGradients.In(formula.What, block.Bound!.Program)?.Wrt ?? [],
        _ => [],
    };

    static Tensor Run(ExerciseBlock block, string text)
    {
        var read = AnswerLanguage.ReadAnswer(text.Replace("[", "(", StringComparison.Ordinal).Replace("]", ")", StringComparison.Ordinal)
            .Replace('·', '*').Replace('−', '-'), block.Bound!.Scope);
        Assert.True(read.Succeeded, $"{block.Exercise.Id}: {text}: {read.Mistake?.Message.English}");
        return block.Bound!.Run(read.Value!.Node)[read.Value.Node];
    }

    static Tensor Gradient(ExerciseBlock block, string of, string by)
    {
        var node = Backward.Of(block.Bound!.Program.Names[of]).GradientOf(block.Bound.Program.Names[by]);
        return block.Bound.Run(node)[node];
    }

    static bool Same(Tensor left, Tensor right) =>
        left.Values.Length == right.Values.Length && left.Values.ToArray().Zip(right.Values.ToArray())
            .All(pair => Math.Abs(pair.First - pair.Second) <= 1e-9 * (1 + Math.Abs(pair.Second)));

    static string Text(IEnumerable<Inline> line) => Walk.PlainText(line);

    static IEnumerable<ExerciseBlock> Exercises() => Repository.Folder.Current.Lessons.SelectMany(
        lesson => lesson.Exercises.Values.OfType<ExerciseBlock>());

    static IEnumerable<ExerciseBlock> Generated() => Exercises().Where(block => block.Hints.IsEmpty);

    [GeneratedRegex(@"∂(?<of>\w+)/∂(?<by>\w+) = (?<right>[^;(]+(\([^δ][^;]*\)[^;(]*)*?)(?<letters> \(δ[^;]*\))?(;|\.$)",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Line();

    [GeneratedRegex(@"(?<letter>δ_\w+) = ∂(?<of>\w+)/∂(?<by>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Letter();

    [GeneratedRegex(@"the shape of (?<name>\w+), (?<size>\d+×\d+)|its variable: (?<name>\w+) is (?<size>\d+×\d+)",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Size();

    [GeneratedRegex(@"so ∂(?<of>\w+)/∂(?<by>\w+) is (?<size>\d+×\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex JacobianSize();

    [GeneratedRegex(@"∂\w+/∂(?<by>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quotient();
}
