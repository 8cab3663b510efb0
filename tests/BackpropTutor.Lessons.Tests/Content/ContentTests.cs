using System.Text.RegularExpressions;
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
        var classes = Repository.Course().Formulas.SelectMany(formula => SpacingClass().Matches(formula.Markup!)).Select(match => match.Value).Distinct();

        Assert.All(classes, name => Assert.Contains("." + name, css, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\sstyle=|\son\w+=|<script|<span", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"\bm-(cell|cases|depth)[\w-]*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SpacingClass();
}
