using System.Globalization;
using BackpropTutor.Lessons.Appendices;
using BackpropTutor.Lessons.Checking;
using BackpropTutor.Lessons.Courses;
using BackpropTutor.Lessons.Maths;
using BackpropTutor.Lessons.Prose;
using BackpropTutor.Lessons.Reading;
using BackpropTutor.Lessons.Tests.Support;

namespace BackpropTutor.Lessons.Tests.Appendices;

/// <summary>What stands beside the lessons: glossary, sources, guide.</summary>
public sealed class AppendixTests
{
    const string Gradient = """
        terms:
          - id: gradient
            name: {en: gradient, ko: 기울기}
            forms: {en: [gradient], ko: [기울기]}
            definition: {en: A., ko: 가.}
          - id: upstream
            name: {en: upstream gradient, ko: 상류 기울기}
            forms: {en: [upstream gradient], ko: [상류 기울기]}
            definition: {en: A., ko: 가.}
        """;

    [Fact]
    public void TheFirstOfEachTermInEachSectionBecomesALink()
    {
        var lesson = Linked(
            "The gradient and the gradients.\n\n## gradient\n\n*Gradients* of $x$, `gradient`, [gradient](#a).\n\n- An upstream gradient "
            + "is no mere gradient.", "기울기.");

        Assert.Equal(["The [gradient] and the gradients.", "[Gradients] of , gradient, gradient.",
            "An [upstream gradient] is no mere gradient."], Texts(lesson.English));
    }

    [Theory]
    [InlineData("기울기를 구해요.", "[기울기]를 구해요.")]
    [InlineData("기울기예요.", "[기울기]예요.")]
    [InlineData("기울기(gradient)는", "[기울기](gradient)는")]
    [InlineData("상류 기울기에는", "[상류 기울기]에는")]
    [InlineData("기울기값은", "기울기값은")]
    [InlineData("대기울기를", "대기울기를")]
    public void AKoreanTermIsFoundBeforeItsParticleAndNotInALongerWord(string text, string linked) =>
        Assert.Equal([linked], Texts(Linked("Text.", text).Korean!.Value));

    [Fact]
    public void EveryTermIsLinkedFromSomeLessonInEitherLanguage()
    {
        var course = Repository.Course();
        var linked = course.Lessons.SelectMany(lesson => lesson.English.Concat(lesson.Korean!.Value)).SelectMany(Walk.Inlines)
            .OfType<TermLink>().Select(link => link.TermId).ToHashSet();

        Assert.Empty(course.Appendix.Glossary.Terms.Select(term => term.Id).Except(linked));
    }

    [Fact]
    public void ThePartsOfTheAppendixAreThere()
    {
        var appendix = Repository.Course().Appendix;

        Assert.Equal(Enumerable.Range(1, 7), appendix.Modules.Select(module => module.Number));
        Assert.True(appendix.Glossary.Terms.Length >= 50);
        Assert.True(appendix.Glossary.Symbols.Length >= 10);
        Assert.True(appendix.Guide.Groups.Sum(group => group.Examples.Length) >= 100);
        Assert.All(appendix.Guide.Groups.SelectMany(group => group.Examples),
            reading => Assert.True(reading.Markup is { Length: > 0 } && reading.Shape is not null, reading.Text));
    }

    [Fact]
    public void TheSourcesNameWhatTheLessonsTeachAndCorrectAndNothingElse()
    {
        var course = Repository.Course();
        var items = course.Appendix.Sources.SelectMany(source => source.Items).Select(item => item.Key);
        var errata = course.Appendix.Sources.SelectMany(source => source.Errata).Select(erratum => erratum.Key);

        Assert.Equal(course.Lessons.SelectMany(lesson => lesson.Teaches).Distinct().Order(), items.Order());
        Assert.Empty(course.Lessons.SelectMany(lesson => lesson.Corrects).Except(errata));
        Assert.Equal(Enumerable.Range(1, 76).Select(number => string.Create(CultureInfo.InvariantCulture, $"E{number:00}")),
            errata.Order());
    }

    [Fact]
    public void AnExampleThatIsNotReadAsItsPlacePromisesIsAMistake()
    {
        var appendix = Read(LanguageGuide.File, """
            inputs: "W: 2x3"
            groups:
              - id: products
                title: {en: Products, ko: 곱셈}
                text: {en: A., ko: 가.}
                reads: [W, W y]
            """);

        var mistake = Assert.Single(appendix.Mistakes);
        Assert.Equal(6, mistake.Line);
        Assert.StartsWith("'W y' is refused: ", mistake.Message, StringComparison.Ordinal);
        Assert.Empty(appendix.Guide.Groups);
    }

    [Theory]
    [InlineData("lessons: [\"9.9\"]", "glossary.yaml:2: The course has no lesson 9.9.")]
    [InlineData("see: [nothing]", "glossary.yaml:2: The glossary has no term 'nothing'.")]
    [InlineData("sea: [a]", "glossary.yaml:6: 'terms' has no fact 'sea'. Did you mean 'see'?")]
    public void AReferenceThatLeadsNowhereIsAMistake(string line, string message)
    {
        var appendix = Read(Glossary.File, $$"""
            terms:
              - id: a
                name: {en: a, ko: 가}
                forms: {en: [], ko: []}
                definition: {en: A., ko: 가.}
                {{line}}
            """);

        Assert.StartsWith(message, Assert.Single(Course.Of([Sample.Read()], appendix).Mistakes).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ATrialMarksTheMistakeInWhicheverTextHasOne()
    {
        Assert.Equal("2×1", new Trial("W x", "W: 2x3\nx: 3").InText.Shape?.ToString());
        Assert.NotNull(new Trial("W x", "W; 2x3").InInputs?.Mistake);
        Assert.Equal("y", new Trial("W y", "W: 2x3").InText.Marked);
        Assert.NotNull(new Trial(new string('x', Trial.LongestText + 1), "x: 3").InText.Mistake);
        Assert.NotNull(new Trial("x", new string('x', Trial.LongestText + 1)).InInputs?.Mistake);
    }

    static Appendix Read(string file, string text) => Appendix.Read(name => name == file ? text : null, new EngineValues(), MathFile.Empty);

    static Lesson Linked(string english, string korean)
    {
        var places = "\n\n::: network\n\n::: exercise a\n";
        var reading = Sample.Read(english: english + places,
            korean: (english.Contains("##", StringComparison.Ordinal) ? korean + "\n\n## 제목" : korean) + places);
        Assert.Empty(reading.Mistakes);
        return Assert.Single(Course.Of([reading], Read(Glossary.File, Gradient)).Lessons);
    }

    static List<string> Texts(IEnumerable<LessonNode> nodes) =>
    [
        .. nodes.SelectMany(Walk.Nodes).OfType<Paragraph>()
        .Select(paragraph => string.Concat(paragraph.Content.SelectMany(Walk.Inlines).Select(inline => inline switch
        {
            TermLink link => $"[{link.Text}]",
            Words words => words.Text,
            CodeWords code => code.Text,
            _ => "",
        }))),
    ];
}
