using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Lessons.Maths;
using BackpropTutor.Lessons.Prose;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Tests.Support;

/// <summary>A small lesson that is right, to be made wrong in one place at a time.</summary>
static class Sample
{
    public const string Facts = """
        id: "9.1"
        slug: sample
        module: 9
        title: {en: Sample, ko: 보기}
        models:
          tiny:
            program: s = u'*h
            values: {u: [2, -1], h: [0.5, 1]}
        blocks:
          network: {kind: graph, model: tiny}
        exercises:
          a: {kind: number, model: tiny}
        """;

    public const string English = """
        # Title

        Text with $s$.

        ::: network

        ::: exercise a
        """;

    public const string Korean = """
        # 제목

        글과 $s$.

        ::: network

        ::: exercise a
        """;

    static readonly Dictionary<string, Tensor> Values = new(StringComparer.Ordinal)
    {
        ["s"] = Tensor.Scalar(0.268941421),
        ["h"] = Tensor.Vector(0.5, -0.19661193),
        ["h'"] = Tensor.Matrix(new[,] { { 0.5, -0.25 } }),
        ["ds/dh"] = Tensor.Vector(2, -1),
    };

    public static LessonReading Read(string facts = Facts, string english = English, string? korean = Korean, MathFile? maths = null) =>
        new LessonReader(
            BlockReaders.Of([new StrictPart("graph")], [new StrictPart("number")]), new KnownValues(Values), maths ?? MathFile.Empty)
        .Read(new LessonSource("9/9.1", facts, english, korean));

    /// <summary>The nodes of a text that stands between the places which the sample needs.</summary>
    public static IReadOnlyList<LessonNode> Nodes(string markdown)
    {
        var reading = Read(english: markdown + "\n\n::: network\n\n::: exercise a\n", korean: null);
        Assert.Empty(reading.Mistakes);
        return reading.Lesson!.English[..^2];
    }

    /// <summary>The only mistake of a text, as an author sees it.</summary>
    public static string MistakeIn(string markdown) =>
        Assert.Single(Read(english: markdown + "\n\n::: network\n\n::: exercise a\n", korean: null).Mistakes).ToString();

    public static string MistakeInFacts(string facts) => Assert.Single(Read(facts: facts).Mistakes).ToString();
}
