using System.Text.RegularExpressions;
using BackpropTutor.Grading.Questions.Numeric;
using BackpropTutor.Lessons.Blocks.Exercises;
using BackpropTutor.Lessons.Tests.Support;

namespace BackpropTutor.Lessons.Tests.Blocks.Exercises;

/// <summary>Worked solutions answer what was asked, in the form in which it was asked, and show nothing beside the way there.</summary>
public sealed partial class WorkedSolutionTests
{
    [Theory]
    [InlineData("2.2", "d2", @"\frac{\partial s}{\partial a} = s \cdot \left(1 - s\right)")]
    [InlineData("4.2", "b", @"\frac{\partial s}{\partial z} = u \odot h \odot \left(1 - h\right)")]
    [InlineData("7.1", "a", @"\frac{\partial L}{\partial s} = p - y")]
    [InlineData("7.1", "d", @"\frac{\partial s}{\partial W} = \delta x^{\top}")]
    public void TheLastLineIsTheAnswerInTheFormAsked(string lesson, string exercise, string answer) =>
        Assert.StartsWith(answer, Lines(lesson, exercise)[^1]);

    [Theory]
    [InlineData("2.2", "c1",
        @"\frac{\partial f}{\partial n} = \frac{\partial f}{\partial e} \cdot \exp(n) = (-0.53445) \cdot 0.36788 = -0.19661")]
    [InlineData("2.4", "a",
        @"\frac{\partial f}{\partial y} = \frac{\partial f}{\partial a} + \frac{\partial f}{\partial b} \cdot "
        + @"\left[y \ge z\right] = 2 \cdot 1 + 3 \cdot 1 = 5")]
    [InlineData("2.1", "b", @"\frac{\partial f}{\partial x} = \frac{\partial f}{\partial q} = -4")]
    [InlineData("1.1", "c2", @"t - 0.25 \frac{\partial L}{\partial t} = 1.5")]
    [InlineData("4.3", "b",
        @"\frac{\partial s}{\partial W} = \delta_{z} x^{\top} = "
        + @"\begin{bmatrix} 0.5 & 1 & -0.5 \\ -0.19661 & -0.39322 & 0.19661 \end{bmatrix}")]
    public void TheWayGoesUpstreamTimesLocal(string lesson, string exercise, string line) => Assert.Contains(line, Lines(lesson, exercise));

    [Fact]
    public void NoLineShowsRoundingUnitVectorsOrAOneThatSaysNothing()
    {
        foreach (var block in Repository.Folder.Current.Lessons.SelectMany(lesson => lesson.Exercises.Values.OfType<ExerciseBlock>()))
        {
            var lines = Lines(block);
            Assert.All(lines, line => Assert.DoesNotMatch(@"10\^\{-1[4-9]\}|I\(\d+\)\[|= 1 = 1$|^$", line));
            Assert.Equal(lines.Length, lines.Distinct().Count());
        }
    }

    [Fact]
    public void OnlyWhatTheWayNeedsIsCalculated()
    {
        var lines = Lines("7.2", "b");

        Assert.DoesNotContain(lines, line => line.StartsWith("D =", StringComparison.Ordinal)
            || line.StartsWith("R =", StringComparison.Ordinal) || line.StartsWith("J =", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("p =", StringComparison.Ordinal));
    }

    [Fact]
    public void TheLastLineEndsInTheKey()
    {
        foreach (var block in Repository.Folder.Current.Lessons.SelectMany(lesson => lesson.Exercises.Values.OfType<ExerciseBlock>())
            .Where(block => block.Exercise is { Question: NumbersFor, Model.IsFixed: true }))
        {
            Assert.EndsWith(SolutionLine.Numbers(block.Original.AnswerKey.Key!), Lines(block)[^1], StringComparison.Ordinal);
        }
    }

    static string[] Lines(string lesson, string exercise) =>
        Lines((ExerciseBlock)Repository.Folder.Current.Find(lesson)!.Exercises[exercise]);

    static string[] Lines(ExerciseBlock block) =>
        [.. WorkedSolution.Of(block.Original).Lines.Where(line => line.Markup.StartsWith("<math", StringComparison.Ordinal))
            .Select(line => System.Net.WebUtility.HtmlDecode(Annotation().Match(line.Markup).Groups["latex"].Value))];

    [GeneratedRegex("<annotation[^>]*>(?<latex>.*?)</annotation>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Annotation();
}
