using BackpropTutor.Lessons.Courses;
using BackpropTutor.Lessons.Tests.Support;

namespace BackpropTutor.Lessons.Tests.Reading;

public sealed class LessonReaderTests
{
    [Fact]
    public void ARightLessonIsReadWhole()
    {
        var reading = Sample.Read();

        Assert.Empty(reading.Mistakes);
        var lesson = reading.Lesson!;
        Assert.Equal(("9.1", "sample", 9, "보기"), (lesson.Id, lesson.Slug, lesson.Module, lesson.Title.Korean));
        Assert.Equal("(network, a)", $"({string.Join(", ", lesson.Blocks.Keys.Concat(lesson.Exercises.Keys))})");
        Assert.Equal([2, -1], lesson.Models["tiny"].Values["u"].Values.ToArray());
    }

    public static TheoryData<string, string, string> WrongFacts => new()
    {
        { "kind: graph", "kind: grahp", "9/9.1/lesson.yaml:10: No block is of the kind 'grahp'. Did you mean 'graph'?" },
        { "kind: graph, model: tiny", "kind: graph, model: tiyn", "9/9.1/lesson.yaml:10: No model is called 'tiyn'. Did you mean 'tiny'?" },
        { "kind: graph, model: tiny", "kind: graph, model: tiny, sise: 3",
            "9/9.1/lesson.yaml:10: 'network' has no fact 'sise'. Did you mean 'size'?" },
        { "kind: graph, model: tiny", "kind: graph, model: tiny, size: big",
            "9/9.1/lesson.yaml:10: 'size' is 'big'. Write a whole number." },
        { "kind: graph, model: tiny", "kind: graph", "9/9.1/lesson.yaml:10: 'network' lacks 'model'. Add it; here are 'kind'." },
        { "u: [2, -1]", "u: [2, one]", "9/9.1/lesson.yaml:8: 'u' is 'one'. Write a number." },
        { "u: [2, -1]", "u: [[2, -1], [3]]",
            "9/9.1/lesson.yaml:8: The rows of 'u' have different lengths. Give each row as many numbers as the first." },
        { "slug: sample\n", "",
            "9/9.1/lesson.yaml:1: The lesson lacks 'slug'. Add it; here are 'id', 'module', 'title', 'models', 'blocks', 'exercises'." },
        { "ko: 보기", "kr: 보기", "9/9.1/lesson.yaml:4: 'title' lacks 'ko'. Add it; here are 'en', 'kr'." },
        { "module: 9", "module: nine", "9/9.1/lesson.yaml:3: 'module' is 'nine'. Write a whole number." },
        { "module: 9", "module: 9\nmodles: {}", "9/9.1/lesson.yaml:4: The lesson has no fact 'modles'. Did you mean 'models'?" },
    };

    [Theory]
    [MemberData(nameof(WrongFacts))]
    public void AMistakeInTheFactsNamesFileLineAndRemedy(string right, string wrong, string message) =>
        Assert.Equal(message, Sample.MistakeInFacts(Sample.Facts.Replace(right, wrong, StringComparison.Ordinal)));

    [Fact]
    public void TextThatIsNotYamlNamesItsLine() => Assert.StartsWith(
        "9/9.1/lesson.yaml:2: This is not YAML: ", Sample.MistakeInFacts("id: 1\n  slug: a: b"), StringComparison.Ordinal);

    [Fact]
    public void BracketsThatDoNotMatchAreRefusedToo() => Assert.Equal(
        "9/9.1/lesson.yaml: This is not YAML: the brackets or quotes do not match. Mind the indentation, and quote text that holds "
        + "a colon.",
        Sample.MistakeInFacts("id: [1\nslug: }"));

    [Fact]
    public void ABrokenModelIsOneMistakeHoweverOftenItIsNamed()
    {
        var facts = Sample.Facts.Replace("u: [2, -1]", "u: two", StringComparison.Ordinal);

        Assert.Equal("9/9.1/lesson.yaml:8: 'u' is 'two'. Write a number.",
            Sample.Read(facts: facts, english: "{{tiny: s}} {{tiny: s}}\n\n" + Sample.English, korean: null).Mistakes.Single().ToString());
    }

    [Fact]
    public void AnUnknownBlockInTheTextSuggestsTheNearest() => Assert.Equal(
        "9/9.1/en.md:1: No block is called 'netwerk'. Did you mean 'network'?", Sample.MistakeIn("::: netwerk"));

    [Fact]
    public void ABlockPlacedTwiceIsAMistake() => Assert.Equal(
        "9/9.1/en.md:5: The block 'network' is placed twice. Remove one of the two lines.", Sample.MistakeIn("Text.\n\n::: network"));

    [Fact]
    public void AnExerciseThatStandsNowhereIsAMistake() => Assert.Equal(
        "9/9.1/en.md: The exercise 'a' is not placed. Write '::: exercise a' where it belongs.",
        Sample.Read(english: "::: network", korean: null).Mistakes.Single().ToString());

    [Fact]
    public void ATranslationMustPlaceTheSameInTheSameOrder() => Assert.Equal(
        "9/9.1/ko.md:3: The text places exercise 'a' where en.md places block 'network'. Place the same in the same order.",
        Sample.Read(korean: "# 제목\n\n::: exercise a\n\n::: network").Mistakes.Single().ToString());

    [Fact]
    public void ATranslationMustHaveTheSameSections() => Assert.Equal(
        "9/9.1/ko.md: The text has 0 headings, en.md has 1, or their levels differ. Give both the same sections.",
        Sample.Read(korean: "::: network\n\n::: exercise a").Mistakes.Single().ToString());

    [Fact]
    public void ALessonWithoutATranslationIsReadAndNoticed()
    {
        var reading = Sample.Read(korean: null);

        Assert.NotNull(reading.Lesson);
        Assert.Contains("9/9.1/ko.md: The lesson has no Korean text. Translate en.md.",
            reading.Notices.Select(notice => notice.ToString()));
    }

    [Fact]
    public void ABrokenBlockHidesNeitherTheOtherMistakesNorTheOtherLessons()
    {
        var broken = Sample.Read(
            facts: Sample.Facts.Replace("kind: graph", "kind: graf", StringComparison.Ordinal)
                .Replace("kind: number", "kind: nmber", StringComparison.Ordinal),
            english: Sample.English + "\n\nTyped: 0.5",
            korean: null);
        var other = Sample.Read(facts: Sample.Facts.Replace("9.1", "9.2", StringComparison.Ordinal));

        var course = Course.Of([broken, other]);

        Assert.Equal(["9.2"], course.Lessons.Select(lesson => lesson.Id));
        Assert.Equal([10, 12, 9], course.Mistakes.Select(mistake => mistake.Line));
    }

    [Fact]
    public void LessonsStandInTheOrderOfTheirNumbersAndKnowTheirNeighbours()
    {
        var course = Course.Of(new[] { "9.10", "9.9", "9.2" }.Select(
            id => Sample.Read(facts: Sample.Facts.Replace("9.1", id, StringComparison.Ordinal))));

        Assert.Equal(["9.2", "9.9", "9.10"], course.Lessons.Select(lesson => lesson.Id));
        Assert.Equal("9.2", course.Before(course.Find("9.9")!)!.Id);
        Assert.Equal("9.10", course.After(course.Find("9.9")!)!.Id);
        Assert.Null(course.After(course.Find("9.10")!));
    }

    [Fact]
    public void AnIdThatIsTakenIsAMistakeOfTheCourse() => Assert.Equal(
        "9/9.1/lesson.yaml:1: The id 9.1 is taken by 9/9.1. Give each lesson its own.",
        Course.Of([Sample.Read(), Sample.Read()]).Mistakes.Single().ToString());

    [Fact]
    public void ALinkToALessonThatIsNotThereIsAMistakeOfTheCourse() => Assert.Equal(
        "9/9.1/en.md:1: The link leads to lesson 9.3, which the course does not have. Did you mean '9.1'?",
        Course.Of([Sample.Read(english: "[lesson 9.3](lesson:9.3)\n\n::: network\n\n::: exercise a", korean: null)]).Mistakes.Single()
            .ToString());
}
