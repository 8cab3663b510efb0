using System.Globalization;
using System.Text.RegularExpressions;
using BackpropTutor.Lessons.Courses;
using BackpropTutor.Lessons.Maths;
using BackpropTutor.Lessons.Tests.Support;

namespace BackpropTutor.Lessons.Tests.Content;

/// <summary>What every lesson of the repository must keep.</summary>
public sealed partial class ContentTests
{
    [Fact]
    public void EveryLessonIsReadWithoutAMistakeOrANotice()
    {
        var course = Repository.Course();

        Assert.NotEmpty(course.Lessons);
        Assert.Empty(course.Mistakes.Concat(course.Notices).Select(mistake => mistake.ToString()));
        Assert.All(course.Lessons, lesson => Assert.NotNull(lesson.Korean));
    }

    [Fact]
    public void EveryKeyIsBorneOutEveryExpectationMetAndEveryStatedMistakeCaught()
    {
        var report = ContentCheck.Of(Repository.Course(), variants: 3);

        Assert.Empty(report.Mistakes.Select(mistake => mistake.ToString()));
        Assert.NotEmpty(report.Exercises);

        // A formula's mistakes are all told apart, or the report says so; numbers may lie within the tolerance that they are judged by.
        var (made, killed) = (report.Exercises.Sum(exercise => exercise.Report.Mistakes),
            report.Exercises.Sum(exercise => exercise.Report.Killed));
        Assert.InRange(killed, 0.995 * made, made);
    }

    [Fact]
    public void EveryItemOfTheInventoryIsTaughtSomewhere()
    {
        var taught = Repository.Course().Lessons.SelectMany(lesson => lesson.Teaches).ToHashSet(StringComparer.Ordinal);

        Assert.Equal("", string.Join(' ', Enumerable.Range(1, 42).Select(number => $"I{number:000}").Except(taught)));
    }

    [Fact]
    public void EveryErratumIsTaughtRightSomewhere()
    {
        // E01, E25, E26, E36 and E73 are slips of spelling, numbering or linking: there is nothing to teach in them.
        string[] slips = ["E01", "E25", "E26", "E36", "E73"];
        var corrected = Repository.Course().Lessons.SelectMany(lesson => lesson.Corrects).ToHashSet(StringComparer.Ordinal);

        Assert.Equal("", string.Join(' ', Enumerable.Range(1, 76).Select(number => $"E{number:00}").Except(slips).Except(corrected)));
    }

    [Fact]
    public void EveryPrerequisiteIsALessonThatComesBefore()
    {
        var course = Repository.Course();

        Assert.All(course.Lessons, lesson => Assert.All(
            lesson.Prerequisites, id => Assert.True(course.Find(id) is { } before
                && course.Lessons.IndexOf(before) < course.Lessons.IndexOf(lesson), $"{lesson.Id} needs {id}")));
    }

    [Fact]
    public void TheTypesetFormulasAreThoseOfTheContent()
    {
        var typeset = MathFile.Parse(File.ReadAllText(Path.Combine(Repository.Content, MathFile.Name))).Keys;
        var wanted = Repository.Course().Formulas;

        Assert.NotEmpty(wanted);
        Assert.Empty(wanted.Where(formula => !typeset.Contains(formula.Key)).Select(formula => $"missing: {formula.Template}"));
        Assert.Empty(typeset.Except(wanted.Select(formula => formula.Key)).Select(key => $"stale: {key}"));
    }

    [Fact]
    public void TypesetFormulasObeyThePolicyAndKeepTheirLatex()
    {
        foreach (var formula in Repository.Course().Formulas)
        {
            Assert.DoesNotMatch(Forbidden(), formula.Markup);
            Assert.Contains("<annotation encoding=\"application/x-tex\">", formula.Markup, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void EveryClassOfTheTypesetFormulasThatReplacesAStyleIsInTheStylesheet()
    {
        var css = File.ReadAllText(Path.Combine(Repository.Root, "wwwroot", "css", "math.css"));
        var classes = Repository.Course().Formulas.SelectMany(formula => SpacingClass().Matches(formula.Markup!))
            .Select(match => match.Value).Distinct();

        Assert.All(classes, name => Assert.Contains("." + name, css, StringComparison.Ordinal));
    }

    [Fact]
    public void TheFontHasEveryCharacterOfTheFormulas()
    {
        var glyphs = File.ReadLines(Path.Combine(Repository.Root, "wwwroot", "lib", "latin-modern-math", "glyphs.txt")).SelectMany(Range)
            .ToHashSet();
        var shown = Repository.Course().Formulas.SelectMany(formula => AnnotationOrTag().Replace(formula.Markup!, "").EnumerateRunes())
            .Where(rune => rune.Value is not (>= '가' and <= '힣')).Distinct();

        Assert.Equal("", string.Join(' ', shown.Where(rune => !glyphs.Contains(rune.Value)).Select(rune => $"U+{rune.Value:X}")));

        static IEnumerable<int> Range(string line) =>
            line.Replace("U+", "", StringComparison.Ordinal).Split('-') is [var first, .. var rest]
                ? Enumerable.Range(Code(first), Code(rest is [var last] ? last : first) - Code(first) + 1)
                : [];

        static int Code(string hex) => int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"<annotation.*?</annotation>|<[^>]+>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AnnotationOrTag();

    [GeneratedRegex(@"\sstyle=|\son\w+=|<script|<span", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"\bm-(cell|cases|depth)[\w-]*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SpacingClass();
}
